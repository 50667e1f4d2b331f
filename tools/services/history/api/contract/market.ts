/** Epochs, books, prices, tariffs. */
import Type from 'typebox';
import { route } from './route.js';
import { AsOf, Bucket, Count, EpochNumber, Hex, listOf, nullable, page, stretch } from './words.js';
import { Book, Epoch, Order, PriceBucket, Tariff, side } from './market-schemas.js';

const epochParams = Type.Object({ epoch: EpochNumber });

export const market = {
  epochs: route({
    method: 'GET',
    url: '/v1/epochs',
    tag: 'market',
    access: 'public',
    summary: 'Epochs with what their auctions and pools came to.',
    query: Type.Object({
      from: stretch.from,
      to: stretch.to,
      order: Type.Optional(Type.Enum(['newest', 'oldest'], { default: 'newest' })),
      ...page(EpochNumber),
    }),
    answer: listOf(Epoch, EpochNumber),
    csv: 'items',
  }),
  epoch: route({
    method: 'GET',
    url: '/v1/epochs/:epoch',
    tag: 'market',
    access: 'public',
    summary: 'One epoch, its book by level, and the proof of its clearing.',
    params: epochParams,
    answer: Type.Object({
      epoch: Epoch,
      bids: side('highest'),
      asks: side('lowest'),
      auctionProof: nullable(
        Type.Object(
          {
            bytes: Hex('What TradingApi_auction_proof(epoch) answered'),
            tick: Type.String({ pattern: '^[0-9]+$', description: 'In base units per kWh' }),
          },
          {
            description: 'Both curves and the result; null before it is cleared, or without orders',
          },
        ),
      ),
      asOf: AsOf,
    }),
  }),
  epochProof: route({
    method: 'GET',
    url: '/v1/epochs/:epoch/proof',
    tag: 'market',
    access: 'role',
    summary: "The proofs of an epoch's clearing and of its pool, with every meter's entry.",
    params: epochParams,
    answer: Type.Object({
      epoch: EpochNumber,
      auction: nullable(Hex('What TradingApi_auction_proof(epoch) answered')),
      tick: nullable(Type.String({ pattern: '^[0-9]+$', description: 'In base units per kWh' })),
      settlement: nullable(Hex('What SettlementApi_settlement_proof(epoch) answered')),
      sharePermille: nullable(Count("The tariff's pool share")),
      asOf: AsOf,
    }),
  }),
  epochOrders: route({
    method: 'GET',
    url: '/v1/epochs/:epoch/orders',
    tag: 'market',
    access: 'role',
    summary: 'The orders of an epoch by address.',
    params: epochParams,
    query: Type.Object(
      page(Type.Integer({ minimum: 0, description: '`next` of the page before' })),
    ),
    answer: listOf(Order, Type.Integer()),
    csv: 'items',
  }),
  books: route({
    method: 'GET',
    url: '/v1/books',
    tag: 'market',
    access: 'public',
    summary: 'The books of the open epochs by level, with what an auction would come to now.',
    answer: Type.Object({
      current: EpochNumber,
      items: Type.Array(Book),
      asOf: AsOf,
    }),
  }),
  prices: route({
    method: 'GET',
    url: '/v1/prices',
    tag: 'market',
    access: 'public',
    summary: 'Prices and volumes over time, beside what the utility pays and asks.',
    query: Type.Object({ ...stretch, bucket: Type.Optional(Bucket) }),
    answer: Type.Object({ items: Type.Array(PriceBucket), asOf: AsOf }),
    csv: 'items',
  }),
  tariffs: route({
    method: 'GET',
    url: '/v1/tariffs',
    tag: 'market',
    access: 'public',
    summary: 'Every tariff there has been, the newest first.',
    answer: Type.Object({ items: Type.Array(Tariff), asOf: AsOf }),
  }),
};
