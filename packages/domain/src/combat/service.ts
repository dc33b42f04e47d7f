export { settleDefeat, type Defeat } from './defeats';
export { settleDowned } from './falls';
export { recordCombat, type FoughtSession } from './sessions';
export { recordUse, saveVitals } from './use';
