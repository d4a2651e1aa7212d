export { type Action, actions, categories, type Category, type Hit, type Severity } from './screening/hit.ts';
export { houseTerms, makeScreener } from './screening/house.ts';
export { type RuleSettings } from './screening/rules.ts';
export { compileScreener, type Screener, type Term } from './screening/screener.ts';
