import { attack, attackNames } from './attacks';

/** A process of its own, so that the attacker does not slow down the players it attacks. */
const [given = '', url = '', seconds = ''] = process.argv.slice(2);
const name = attackNames.find((known) => known === given);
if (name === undefined) throw new Error(`no attack ${given}`);
console.log(JSON.stringify(await attack(name, new URL(url), Number(seconds))));
process.exit(0);
