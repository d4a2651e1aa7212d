export { type Action, actions, categories, type Category, type Hit, type Severity } from './screening/hit.ts';
