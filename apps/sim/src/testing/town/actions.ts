import { characterList } from '@necp/domain/character/queries';
import { remakeCharacter } from '@necp/domain/character/service';
import { equipItem } from '@necp/domain/inventory/service';
import { inventoryView } from '@necp/domain/inventory/queries';
import { progressionView } from '@necp/domain/progression/queries';
import { spendAttribute, spendPerk } from '@necp/domain/progression/service';
import { buy, sell } from '@necp/domain/vendor/service';
import { counterView } from '@necp/domain/vendor/queries';
import { newRequestId } from '@necp/domain/testing/index';
import { trees } from '@necp/content/server';
import { authoredGameData } from '../../authored';
import { intentButtons } from '@necp/shared/protocol';
import type { Objective } from '@necp/shared/quest/content';
import { hunt } from './dangers';
import type { StoryPlayer } from './story';

type ActionObjective = Extract<Objective, { kind: 'action' }>;

/** Performs an objective outside the zone or with a key press, by the calls a browser would make. */
export async function doAction(player: StoryPlayer, objective: ActionObjective): Promise<void> {
  const { citizen } = player;
  switch (objective.action) {
    case 'equip':
      await wear(player, objective.item ?? '');
      break;
    case 'sell':
    case 'buy':
      await deal(player, objective);
      break;
    case 'use_ability':
      await useAbility(player, objective);
      break;
    case 'dodge':
      await citizen.input({ buttons: intentButtons.dodge });
      break;
    case 'pick_look':
      await lookIntoMirror(player);
      break;
    case 'reach_level':
      await hunt(citizen, { enemy: 'eighth_lookout', place: null, isOver: () => player.isThrough(objective) });
      break;
    case 'spend_attribute':
      await spendAttribute(citizen.self.ctx, { requestId: newRequestId(), attribute: 'body', points: 1 });
      break;
    case 'spend_perk':
      await takePerk(player);
      break;
  }
  await citizen.town.settle();
  await citizen.wait(2);
}

async function wear({ citizen }: StoryPlayer, templateId: string): Promise<void> {
  const { ctx, characterId } = citizen.self;
  const { containers } = await inventoryView(ctx, characterId);
  const item = containers
    .flatMap(({ kind, items }) => (kind === 'bag' ? items : []))
    .find((one) => one.templateId === templateId);
  if (item !== undefined) await equipItem(ctx, { requestId: newRequestId(), itemId: item.id });
}

/** Trades at Marta's counter, as the shop window does it. */
async function deal(player: StoryPlayer, { action, item }: ActionObjective): Promise<void> {
  const { ctx, characterId } = player.citizen.self;
  await player.talkTo('marta', 'shop');
  const counter = await counterView(ctx, characterId, { vendorId: 'marta' });
  if (action === 'buy') {
    const connection = counter.stock.find(({ templateId }) => templateId === item);
    if (connection !== undefined)
      await buy(ctx, {
        requestId: newRequestId(),
        vendorId: 'marta',
        templateId: connection.templateId,
        quantity: 1,
        priceChits: connection.priceChits,
      });
    return;
  }
  const [offer] = counter.offers;
  if (offer !== undefined)
    await sell(ctx, { requestId: newRequestId(), vendorId: 'marta', itemId: offer.itemId, quantity: 1 });
}

/** Uses the first learned ability on the nearest target, where fighting is allowed. */
async function useAbility(player: StoryPlayer, objective: ActionObjective): Promise<void> {
  const { citizen } = player;
  const [known] = citizen.player.sheet.abilities;
  if (known === undefined) throw new Error('nothing was learnt yet');
  const road = authoredGameData.places.get('vera_clinic')?.at ?? [0, 0];
  await citizen.walkTo({ x: road[0] + 6, y: road[1] }, { nearTiles: 1 });
  for (let ticks = 0; ticks < 600 && !player.isThrough(objective); ticks++) {
    const [enemy] = citizen.enemies();
    if (enemy !== undefined && ticks % 10 === 0)
      await citizen.send({
        name: 'ability.use',
        message: { ability: known.ability, x: enemy.x, y: enemy.y, entityId: enemy.id },
      });
    else await citizen.town.step();
  }
}

async function lookIntoMirror(player: StoryPlayer): Promise<void> {
  const { citizen } = player;
  await citizen.goTo('clinic_ward');
  const [mirror] = citizen.see(({ kind, content }) => kind === 'interactable' && content === 'mirror');
  if (mirror === undefined) throw new Error('there is no mirror');
  await citizen.walkTo(mirror, { nearTiles: 1.4 });
  await player.address(mirror.id);
  const { ctx, characterId } = citizen.self;
  const self = (await characterList(ctx)).characters.find(({ id }) => id === characterId);
  if (self === undefined) throw new Error('the character is gone');
  const { look, name, classId } = self;
  await remakeCharacter(ctx, { requestId: newRequestId(), characterId, look, name, classId });
}

async function takePerk({ citizen }: StoryPlayer): Promise<void> {
  const { ctx, characterId } = citizen.self;
  const { perkPoints } = await progressionView(ctx, characterId);
  const tree = trees.find(({ classId }) => classId === 'bouncer');
  for (const { id } of perkPoints > 0 ? (tree?.nodes ?? []) : []) {
    const isTaken = await spendPerk(ctx, { requestId: newRequestId(), node: id }).then(
      () => true,
      () => false,
    );
    if (isTaken) return;
  }
}
