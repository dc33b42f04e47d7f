import { acceptInvite, invite, kick, ownParty } from '@necp/domain/party/service';
import { newRequestId } from '@necp/domain/testing/index';
import { nameSkeleton } from '@necp/shared/character/rules';
import type { CharacterId } from '@necp/shared/kernel';
import { type MemberVitals, PartyVitals, partyVitals } from '@necp/shared/party/vitals';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestCity, type TestCity } from '../testing/city';
import { until, type TestClient } from '../testing/client';
import type { TestCharacter } from '../testing/realm';
import { combatantAt } from '../zone/combat/entity';

let city: TestCity;
beforeAll(async () => {
  city = await openTestCity();
  await city.open('sim-a');
  await city.open('sim-b');
  await city.share();
});
afterAll(() => city.close());

const ctxOf = ({ accountId, characterId }: TestCharacter) => city.home.ctxAs({ accountId, characterId });

interface Entered {
  readonly who: TestCharacter;
  readonly client: TestClient;
  /** The latest vitals of each member that this client heard of. */
  readonly frames: Map<CharacterId, MemberVitals>;
  /** How many messages it has heard. */
  count: number;
}

async function enter(name: string, zoneId: string): Promise<Entered> {
  const who = await city.realm.addCharacter(name);
  const changes = { nameSkeleton: nameSkeleton(name) };
  await city.realm.db.prisma.character.update({ where: { id: who.characterId }, data: changes });
  await city.realm.standIn(who, zoneId, { x: 8.5, y: 8.5 });
  await until(() => city.processes.some((one) => one.hostOf(zoneId) !== undefined), 'the zone has a holder');
  const client = await city.join(who, city.holderOf(zoneId));
  return hearing(who, client);
}

function hearing(who: TestCharacter, client: TestClient): Entered {
  const entered: Entered = { who, client, frames: new Map(), count: 0 };
  client.socket.on('live', (message: { topic: string }) => {
    if (message.topic !== partyVitals) return;
    entered.count += 1;
    for (const vitals of PartyVitals.parse(message).vitals) entered.frames.set(vitals.characterId, vitals);
  });
  return entered;
}

async function befriend(leader: Entered, other: Entered): Promise<void> {
  await invite(ctxOf(leader.who), { requestId: newRequestId(), name: other.who.name });
  const [received] = (await ownParty(ctxOf(other.who))).received;
  await acceptInvite(ctxOf(other.who), { requestId: newRequestId(), inviteId: received?.inviteId ?? '' });
}

/** Health grows back while it is looked at. */
const isHurt = (vitals: MemberVitals | undefined) => vitals !== undefined && vitals.health < vitals.healthMax / 2;

/** The combatant of a character in the process that plays it. */
function bodyOf({ who }: Entered) {
  for (const { sim } of city.processes)
    for (const { zone } of sim.hosts) {
      const player = zone.state.players.get(who.characterId);
      const combatant = player && combatantAt(zone.state, player.entityIndex);
      if (combatant) return combatant;
    }
  throw new Error(`${who.name} is in no zone`);
}

test('members in two processes see how one another are, and others see nothing', async () => {
  const anna = await enter('Anna', 'watson');
  const ivo = await enter('Ivo', 'westbrook');
  const stranger = await enter('Olga', 'watson');
  expect(city.holderOf('watson')).not.toBe(city.holderOf('westbrook'));
  await befriend(anna, ivo);
  const seenByAnna = () => anna.frames.get(ivo.who.characterId);
  const seenByIvo = () => ivo.frames.get(anna.who.characterId);
  await until(() => seenByAnna() !== undefined && seenByIvo() !== undefined, 'both see one another');
  expect(seenByAnna()).toMatchObject({ zoneId: 'westbrook', channel: 1, life: 'up', isLinkDead: false, x: 8, y: 8 });
  expect(seenByAnna()?.healthMax).toBeGreaterThan(0);

  const ivosBody = bodyOf(ivo);
  ivosBody.health = 7;
  await until(() => isHurt(seenByAnna()), 'Anna sees that Ivo was hurt');
  ivosBody.life = 'downed';
  await until(() => seenByAnna()?.life === 'downed', 'Anna sees that Ivo is down');
  ivosBody.life = 'up';

  ivo.client.close();
  await until(() => seenByAnna()?.isLinkDead === true, 'Anna sees that Ivo lost the connection');
  const back = hearing(ivo.who, await city.join(ivo.who, city.holderOf('westbrook')));
  await until(() => seenByAnna()?.isLinkDead === false, 'Anna sees that Ivo is back');
  await until(() => back.frames.has(anna.who.characterId), 'who returns is told of all members');
  expect(stranger.count).toBe(0);

  await kick(ctxOf(anna.who), { requestId: newRequestId(), memberId: ivo.who.characterId });
  const partyOf = ({ who }: Entered) =>
    city.processes
      .flatMap(({ sim }) => sim.hosts)
      .map(({ zone }) => zone.state.players.get(who.characterId)?.sheet.party)
      .find((party) => party !== undefined);
  await until(() => partyOf(anna) === null && partyOf(ivo) === null, 'both zones know that the party has ended');
  const before = back.count;
  bodyOf(anna).health = 3;
  // What is sent to Ivo after the change of Anna's health arrives after anything about it would have.
  await befriend(anna, stranger);
  await until(() => isHurt(stranger.frames.get(anna.who.characterId)), 'the new party sees Anna');
  expect(back.count).toBe(before);
}, 180_000);
