export { type Leftover } from './draw.ts';
export { giveBack } from './give-back.ts';
export { jobs, sweeps } from './jobs.ts';
export { isOpen as isOpenOrder, type OrderState } from './order.ts';
export { type OrderInput, orderStamps } from './order-stamps.ts';
export { ownData } from './own-data.ts';
export { type Pack } from './packs.ts';
export { payOrder } from './pay-order.ts';
export {
  type AgencyStamps,
  listOrders,
  listPacksLeft,
  listStamps,
  type OrderView,
  readOrder,
  readShop,
  readStampStatement,
  type StampLine,
} from './read-stamps.ts';
export { refusals } from './refusals.ts';
export { buyInside, type InsideShop, readInsideShop } from './residents/buy-inside.ts';
export { GIFT_MOST, giveStamps, readGiving } from './residents/give-stamps.ts';
export { type AnswerStamps, readResidentPurse, type ResidentPurse, stampsForAnswer } from './residents/read-purse.ts';
export { offerReply, REPLY_DAYS } from './residents/reply-stamps.ts';
export { subscribers } from './subscribers.ts';
export { freeStamps, holdStamps, readUse, spendStamps, type UseState } from './use-stamps.ts';
