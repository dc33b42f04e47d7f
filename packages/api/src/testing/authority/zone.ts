import { forAll, nothing, type Cases } from '../authority-cases';

export const cases: Cases = { 'zone.list': { ask: nothing, answers: forAll('ok') } };
