export { settleDefeat, type Defeat } from './defeats';
export { settleDowned } from './falls';
export { recordCombat } from './sessions';
export { recordUse, saveVitals } from './use';
