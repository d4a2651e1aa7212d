export { giveBack, type Leftover } from './give-back.ts';
export { isOpen as isOpenOrder, type OrderState } from './order.ts';
export { type OrderInput, orderStamps } from './order-stamps.ts';
export { ownData } from './own-data.ts';
export { type Pack } from './packs.ts';
export { payOrder } from './pay-order.ts';
export {
  type AgencyStamps,
  listOrders,
  listStamps,
  type OrderView,
  readOrder,
  readShop,
  readStampStatement,
  type StampLine,
} from './read-stamps.ts';
export { refusals } from './refusals.ts';
export { subscribers } from './subscribers.ts';
export { freeStamps, holdStamps, spendStamps } from './use-stamps.ts';
