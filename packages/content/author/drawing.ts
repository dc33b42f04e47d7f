import { writeFileSync } from 'node:fs';
import { seededRng, type Rng, type TileSpot } from '@necp/shared/kernel';
import {
  groundKinds,
  type Building,
  type GroundKind,
  type Hue,
  type Lamp,
  type LocalText,
  type Place,
  type Prop,
  type Sign,
  type ZonePalette,
} from '@necp/shared/zone/map';
import { propFootprints, propTiles } from '@necp/shared/zone/props';
import { writeTiled } from './tiled';

export interface Rect {
  x: number;
  y: number;
  width: number;
  height: number;
}

interface Sheet {
  readonly width: number;
  readonly height: number;
  readonly seed: number;
  readonly base: GroundKind;
  readonly hues: readonly Hue[];
}

interface Title {
  readonly id: string;
  readonly name: LocalText;
  readonly palette: ZonePalette;
  readonly isIndoors?: true;
  readonly townspeopleCount: number;
}

/** A zone while it is being drawn: the same seed and the same strokes always give the same map. */
export class Drawing {
  readonly width: number;
  readonly height: number;
  readonly rng: Rng;
  /** The neon of this district; strokes without a hue of their own pick one. */
  readonly hues: readonly Hue[];
  readonly ground: GroundKind[];
  readonly solid: Uint8Array;
  readonly buildings: Building[] = [];
  readonly signs: Sign[] = [];
  readonly lamps: Lamp[] = [];
  readonly props: Prop[] = [];
  readonly places: Place[] = [];
  readonly nodes: [number, number][] = [];
  readonly edges: [number, number][] = [];
  readonly spawns: TileSpot[] = [];

  constructor(sheet: Sheet) {
    this.width = sheet.width;
    this.height = sheet.height;
    this.rng = seededRng(sheet.seed);
    this.hues = sheet.hues;
    this.ground = new Array<GroundKind>(sheet.width * sheet.height).fill(sheet.base);
    this.solid = new Uint8Array(sheet.width * sheet.height);
  }

  fill(rect: Rect, kind: GroundKind): void {
    this.eachTile(rect, (index) => {
      this.ground[index] = kind;
    });
  }

  block(rect: Rect): void {
    this.eachTile(rect, (index) => {
      this.solid[index] = 1;
    });
  }

  /** Open floor of one kind. */
  carve(rect: Rect, kind: GroundKind): void {
    this.eachTile(rect, (index) => {
      this.solid[index] = 0;
      this.ground[index] = kind;
    });
  }

  /** Water nobody can stand in. */
  flood(rect: Rect): void {
    this.fill(rect, 'water');
    this.block(rect);
  }

  eachTile(rect: Rect, visit: (index: number) => void): void {
    for (let y = Math.max(0, Math.floor(rect.y)); y < Math.min(this.height, Math.ceil(rect.y + rect.height)); y++) {
      for (let x = Math.max(0, Math.floor(rect.x)); x < Math.min(this.width, Math.ceil(rect.x + rect.width)); x++)
        visit(y * this.width + x);
    }
  }

  kindAt(x: number, y: number): GroundKind | null {
    if (x < 0 || y < 0 || x >= this.width || y >= this.height) return null;
    return this.ground[Math.floor(y) * this.width + Math.floor(x)] ?? null;
  }

  isSolid(x: number, y: number): boolean {
    return this.solid[Math.floor(y) * this.width + Math.floor(x)] === 1;
  }

  hue(): Hue {
    return this.rng.pick(this.hues);
  }

  /** A building and its tiles. */
  raise(building: Building): Building {
    this.buildings.push(building);
    this.block(building);
    return building;
  }

  /** One thing; its hue and seed are drawn unless given. */
  stand(kind: Prop['kind'], at: { x: number; y: number; turn?: number; hue?: Hue }): void {
    this.props.push({
      kind,
      x: at.x,
      y: at.y,
      turnRadians: at.turn ?? 0,
      hue: at.hue ?? this.hue(),
      seed: this.rng.int(0, 9999),
    });
  }

  /** One thing by the tile of its north-west corner; `down` turns it a quarter. */
  put(kind: Prop['kind'], [x, y]: readonly [number, number], way: 'along' | 'down' = 'along'): void {
    const { widthTiles, depthTiles } = propFootprints[kind];
    const [width, height] = way === 'down' ? [depthTiles, widthTiles] : [widthTiles, depthTiles];
    this.stand(kind, { x: x + width / 2, y: y + height / 2, turn: way === 'down' ? Math.PI / 2 : 0 });
  }

  /** Several of one kind by their corners. */
  putAll(kind: Prop['kind'], corners: readonly (readonly [number, number])[], way: 'along' | 'down' = 'along'): void {
    for (const corner of corners) this.put(kind, corner, way);
  }

  /** Lamps of one hue and reach. */
  light(hue: Hue, radiusTiles: number, spots: readonly (readonly [number, number])[]): void {
    for (const [x, y] of spots) this.lamps.push({ x, y, hue, radiusTiles });
  }

  /** A sign on the wall that ends at this spot; upright letters on east and west walls. */
  hang(
    text: LocalText,
    sign: { hue: Hue; facing: Sign['facing']; x: number; y: number; sizeTiles?: number; liftTiles?: number },
  ): void {
    const { hue, facing, x, y, sizeTiles = 0.8, liftTiles = 1.3 } = sign;
    this.signs.push({
      text,
      hue,
      facing,
      vertical: facing === 'east' || facing === 'west',
      x,
      y,
      liftTiles,
      sizeTiles,
      flickers: this.rng.fraction() < 0.12,
    });
  }

  /** Takes things away again, where a road became a square. */
  clear(rect: Rect, kinds: readonly Prop['kind'][]): void {
    const keeps = this.props.filter(
      ({ kind, x, y }) =>
        !kinds.includes(kind) || x < rect.x || y < rect.y || x >= rect.x + rect.width || y >= rect.y + rect.height,
    );
    this.props.splice(0, this.props.length, ...keeps);
  }

  /** A named spot: its middle is where one arrives and where things happen. */
  name(id: string, name: LocalText, spot: { x: number; y: number; reach: number }): void {
    this.places.push({
      id,
      name,
      x: spot.x - spot.reach,
      y: spot.y - spot.reach,
      width: spot.reach * 2,
      height: spot.reach * 2,
    });
  }

  /** Makes the things that stand in the way solid. Once, when all stand. */
  blockProps(): void {
    for (const prop of this.props) if (propFootprints[prop.kind].blocks) this.block(propTiles(prop));
  }

  /** Writes data/zone/<id>.tmj. */
  write(title: Title): void {
    writeFileSync(
      new URL(`../data/zone/${title.id}.tmj`, import.meta.url),
      writeTiled({
        widthTiles: this.width,
        heightTiles: this.height,
        ground: this.ground.map((kind) => groundKinds.indexOf(kind)),
        solid: this.solid,
        buildings: this.buildings,
        signs: this.signs,
        lamps: this.lamps,
        props: this.props,
        places: this.places,
        spawns: this.spawns,
        footpath: { nodes: this.nodes, edges: this.edges },
        ...title,
        isIndoors: title.isIndoors ?? false,
      }),
    );
  }
}
