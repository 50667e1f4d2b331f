/** What the API answers to those who run the campus, by its OpenAPI file. */
import type { Answer, Schemas } from './types.js';

export type UserEntry = Schemas['User'];
export type MeterEntry = Schemas['Meter'];
export type Application = Schemas['Application'];
export type Transfer = Schemas['Transfer'];
export type Transfers = Answer<'transfers'>;
export type DayOfReadings = Schemas['DayOfReadings'];
export type Completeness = Answer<'completeness'>;
export type ProposalEntry = Schemas['Proposal'];
export type BlockEntry = Schemas['Block'];
export type BlockDetails = Answer<'block'>;
export type ChainEvent = Schemas['ChainEvent'];
export type EventKind = ChainEvent['kind'];
export type BuildingEnergy = Schemas['BuildingEnergy'];
export type BuildingsSideBySide = Answer<'campusBuildings'>;
