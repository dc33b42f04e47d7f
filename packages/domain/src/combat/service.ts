export { settleDefeat, type Defeat, type DefeatAnswer, type Gain, type Winner } from './defeats';
export { settleDowned, type Fall } from './falls';
export { recordCombat, type FoughtBody, type FoughtLine, type FoughtSession } from './sessions';
export { recordUse, saveVitals, type Stale, type Use } from './use';
