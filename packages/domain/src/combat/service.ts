export { settleDefeat, type Defeat } from './defeats';
export { settleDowned } from './falls';
export { recordCombat } from './encounters';
export { recordUse, saveVitals } from './use';
