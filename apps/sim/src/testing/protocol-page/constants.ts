import { maxMessageLength } from '@necp/shared/chat/schema';
import { messageRateLimit, repeatMs as chatRepeatMs, sayRangeTiles } from '@necp/shared/chat/rules';
import { pullKeptMs, steadyMs, triggerGraceMs } from '@necp/shared/combat/ballistics';
import { dodgeRoll, downed } from '@necp/shared/combat/formulas';
import { defaultOf, type LimitName } from '@necp/shared/limit/registry';
import { protocolVersion, tickHz, tickMs } from '@necp/shared/protocol';
import { heartbeatTicks, maxEvents, maxSlots, rememberedPlaces } from '@necp/shared/protocol/codec/frame';
import { stepsPerTile } from '@necp/shared/protocol/codec/quantise';
import { mostForeseenTicks, widths } from '@necp/shared/protocol/codec/steps';
import { retryDelays } from '@necp/shared/protocol/reconnect';
import { accessLifeMs, repeatMs as refreshRepeatMs, ticketLifeMs } from '@necp/shared/token/rules';
import { channelChangeCooldownMs, firstInstanceChannel } from '@necp/shared/zone/channels';
import { doorwayMs } from '@necp/shared/zone/doorway';
import * as movement from '@necp/shared/zone/movement';
import { streamLimits } from '../../gateway/client-stream';
import { enterMs, mostMessageBytes, ping } from '../../gateway/gateway';
import { waitMs } from '../../gateway/intakes';
import { watchMs } from '../../gateway/session-watch';
import { patienceMs } from '../../hosting/entry-queue';
import { mostRewindMs } from '../../zone/combat/weapons/rewind';
import { mostReachTiles } from '../../zone/interaction/interact';
import { slackTiles } from '../../zone/interaction/channeled';
import { sight } from '../../zone/interest/snapshots';
import { longestQueue, mostSkipped, refillSteps, savedSteps } from '../../zone/movement/intents';
import { earshotTiles } from '../../zone/npc/conversation';
import { graceTicks } from '../../zone/presence/expire';
import { restTicks } from '../../zone/transfer/transfer';

type Value = number | string;
const inSeconds = (name: LimitName): string => {
  const { points, windowSeconds } = defaultOf(name);
  return `${points / (windowSeconds ?? 1)} a second, ${points} at once`;
};
const forgivenMs = (name: LimitName): number => ((defaultOf(name).windowSeconds ?? 0) * 1000) / defaultOf(name).points;
const list = (values: readonly number[]): string => values.join(', ');

/** Every number a client builds on, by the name under which the document speaks of it. */
export const constants: readonly (readonly [name: string, value: Value, meaning: string])[] = [
  ['protocol version', protocolVersion, '`version` of the handshake'],
  ['tick', tickMs, 'ms; a zone runs this many a second: ' + tickHz],
  ['access token', accessLifeMs / 60_000, 'minutes'],
  ['refresh repeat', refreshRepeatMs / 1000, 's in which a lost answer to a refresh is given again'],
  ['ticket', ticketLifeMs / 1000, 's'],
  ['present', waitMs.present, 'ms from the open packet to the ticket'],
  ['leave', waitMs.leave, 'ms after a refusal until the socket is cut'],
  ['enter', enterMs, 'ms a client may wait for its turn to enter'],
  ['engine ping', ping.everyMs, 'ms between two pings of the server'],
  ['engine patience', ping.patienceMs, 'ms for the pong'],
  ['largest message', mostMessageBytes, 'bytes of one message of a client'],
  ['messages', inSeconds('messages'), 'events and binary frames together'],
  ['excess messages', defaultOf('excess_messages').points, 'dropped ones before `flooding`'],
  ['malformed messages', defaultOf('malformed_messages').points, 'ignored ones before `bad_message`'],
  ['forgiven after', forgivenMs('malformed_messages'), 'ms for each excess or malformed message'],
  ['bytes', inSeconds('socket_bytes'), 'of the WebSocket; then cut'],
  ['packets', inSeconds('socket_packets'), 'of Engine.IO; then the socket is cut'],
  ['control frames', inSeconds('socket_pings'), 'pings and pongs of WebSocket and Engine.IO; then cut'],
  ['skipping', streamLimits.fullBytes, 'bytes waiting for a client beyond which snapshots are left out'],
  ['stalled', streamLimits.stalledMs, 'ms of that before `too_slow`'],
  ['session watch', watchMs.every, 'ms between two looks at the sessions of open connections'],
  ['queue keeps', patienceMs / 1000, 's a place in the queue of a zone is kept'],
  ['first retry', retryDelays.firstMs, 'ms; each later one a third longer'],
  ['longest retry', retryDelays.mostMs, 'ms'],
  ['retry of a full zone', retryDelays.fullMs, 'ms'],
  ['retry of a maintenance', retryDelays.maintenanceMs, 'ms'],
  ['grace', graceTicks, 'ticks the character stands in the city after a lost connection'],
  ['heartbeat', heartbeatTicks, 'ticks; a frame is sent at least this often'],
  ['position steps', stepsPerTile, 'for a tile, for other entities'],
  ['slots', maxSlots, 'the most of a frame'],
  ['combat events', maxEvents, 'the most of a frame'],
  ['remembered descriptions', rememberedPlaces, 'places, by entity id modulo this'],
  ['foreseen ticks', mostForeseenTicks, 'ticks; after longer without an update no movement is foreseen'],
  ['deviation widths', list(widths), 'bits of each axis, by class 0, 1, 2, 3'],
  ['sight enters', sight.enterTiles, 'tiles within which entities come into view'],
  ['sight leaves', sight.leaveTiles, 'tiles beyond which they leave it'],
  ['walk', movement.walkTilesPerSecond, 'tiles a second'],
  ['sprint', movement.sprintTilesPerSecond, 'tiles a second'],
  ['aiming share', movement.steadyShare, 'of walking speed while aiming'],
  ['radius', movement.entityRadiusTiles, 'tiles of a character'],
  ['open margin', movement.openTiles, 'tiles beyond the radius in which walls are searched'],
  ['open parts', movement.mostOpenParts, 'the most parts of a step over open ground'],
  ['longest part', movement.longestPartTiles, 'tiles'],
  ['clearance', movement.clearanceTiles, 'tiles between a pushed character and a wall'],
  ['slide shares', list(movement.slideShares), 'of a step, tried in this order'],
  ['roll length', movement.rollLengthSteps, 'steps'],
  ['roll rest', movement.rollRestSteps, 'steps from the beginning of a roll to the next one'],
  ['roll distance', dodgeRoll.tiles, 'tiles'],
  ['roll stamina', dodgeRoll.staminaCost, 'points'],
  ['steps refilled', refillSteps, 'a tick'],
  ['steps saved', savedSteps, 'the most'],
  ['intents queued', longestQueue, 'the most; then the oldest is dropped'],
  ['intents skipped', mostSkipped, 'numbers that may be missing between two'],
  ['rewind', mostRewindMs, 'ms at most between what a shooter saw and the present'],
  ['pull kept', pullKeptMs, 'ms a press of the trigger stays valid'],
  ['trigger grace', triggerGraceMs, 'ms a shot may come early'],
  ['aimed after', steadyMs, 'ms'],
  ['reach', mostReachTiles, 'tiles to what is picked up or used'],
  ['interaction slack', slackTiles, 'tiles one may move during an interaction'],
  ['earshot', earshotTiles, 'tiles beyond which a conversation ends'],
  ['say range', sayRangeTiles, 'tiles'],
  ['chat length', maxMessageLength, 'characters'],
  ['chat rate', `${messageRateLimit.messages} in ${messageRateLimit.windowMs / 1000} s`, 'lines'],
  ['chat repeat', chatRepeatMs / 1000, 's before the same line is accepted again'],
  ['doorway', doorwayMs, 'ms in its circle before one goes through'],
  ['transfer rest', restTicks, 'ticks after an arrival before `zone.transfer` is accepted'],
  ['channel rest', channelChangeCooldownMs, 'ms between two changes of channel'],
  ['first instance', firstInstanceChannel, 'channel numbers from here are private instances'],
  ['downed', downed.lastsMs, 'ms for help to come'],
  ['revival', downed.reviveMs, 'ms'],
  ['respawn', downed.respawnMs, 'ms after going down'],
];
