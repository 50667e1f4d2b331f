// Written by `npm run openapi` from openapi.json.
export interface paths {
  '/v1/health': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * How the history is doing; 503 unless it is ok.
     * @description For everybody.
     */
    get: operations['health'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/stream': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Server-sent events: new final blocks and new epochs.
     * @description For everybody.
     */
    get: operations['stream'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/epochs': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Epochs with what their auctions and pools came to.
     * @description For everybody.
     */
    get: operations['epochs'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/epochs/{epoch}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * One epoch, its book by level, and the proof of its clearing.
     * @description For everybody.
     */
    get: operations['epoch'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/epochs/{epoch}/proof': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The proofs of an epoch's clearing and of its pool, with every meter's entry.
     * @description For accounts that hold a role.
     */
    get: operations['epochProof'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/epochs/{epoch}/orders': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The orders of an epoch by address.
     * @description For accounts that hold a role.
     */
    get: operations['epochOrders'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/books': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The books of the open epochs by level, with what an auction would come to now.
     * @description For everybody.
     */
    get: operations['books'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/prices': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Prices and volumes over time, beside what the utility pays and asks.
     * @description For everybody.
     */
    get: operations['prices'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/tariffs': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Every tariff there has been, the newest first.
     * @description For everybody.
     */
    get: operations['tariffs'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/campus': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The campus and its public buildings.
     * @description For everybody.
     */
    get: operations['campus'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/campus/flows': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Where the energy of the whole campus came from and went, over time.
     * @description For everybody.
     */
    get: operations['campusFlows'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/campus/buildings': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Public buildings side by side.
     * @description For everybody.
     */
    get: operations['campusBuildings'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/accounts/{account}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What an account is, holds and owes, its meters, and what needs attention.
     * @description For whom it belongs to, and admins; for everybody where it is of a public building.
     */
    get: operations['account'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/accounts/{account}/orders': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The orders of an account, the newest first.
     * @description For accounts that hold a role.
     */
    get: operations['accountOrders'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/accounts/{account}/energy': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Where an account's energy came from and went over time, and what the market was worth to it.
     * @description For whom it belongs to, and admins; for everybody where it is of a public building.
     */
    get: operations['accountEnergy'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/accounts/{account}/statements/{month}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What a month did to the balance of an account, a line for each kind.
     * @description For whom it belongs to, and admins; for everybody where it is of a public building.
     */
    get: operations['statement'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/accounts/{account}/statements/{month}/entries': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The entries behind the lines of a statement, in the order of their blocks.
     * @description For whom it belongs to, and admins; for everybody where it is of a public building.
     */
    get: operations['statementEntries'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/meters/{meter}/readings': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * A meter's readings while it belonged to whoever asks, the newest first.
     * @description For whom it belongs to, and admins; for everybody where it is of a public building.
     */
    get: operations['readings'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/meters': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * All meters by name.
     * @description For accounts with the role admin or oracleOperator or authority.
     */
    get: operations['meters'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/users': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Accounts with their standing; names are for admins.
     * @description For accounts with the role admin or minter or burner.
     */
    get: operations['users'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/accounts/{account}/name': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /**
     * Names an account; the name is in this database alone.
     * @description For accounts with the role admin.
     */
    put: operations['nameAccount'];
    post?: never;
    /**
     * Erases the name of an account and what it asked for: for oneself, or by an admin.
     * @description For whoever has signed in.
     */
    delete: operations['forgetName'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/session/challenge': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Gives a challenge to sign with an account: to sign in, or to apply.
     * @description For everybody.
     */
    post: operations['challenge'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/session': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Who is signed in, with the roles of now.
     * @description For whoever has signed in.
     */
    get: operations['session'];
    put?: never;
    /**
     * Begins a session of an account that holds a role or has applied.
     * @description For everybody.
     */
    post: operations['signIn'];
    /**
     * Ends this session, or all sessions of the account.
     * @description For whoever has signed in.
     */
    delete: operations['signOut'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/applications': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Applications, the oldest first: all of them for admins, their own for others.
     * @description For whoever has signed in.
     */
    get: operations['applications'];
    put?: never;
    /**
     * Asks to take part: name, building and meter, signed with the account.
     * @description For everybody.
     */
    post: operations['apply'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/applications/{id}/decision': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Notes that an admin has accepted or declined; registering is a call on the chain.
     * @description For accounts with the role admin.
     */
    post: operations['decide'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/applications/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /**
     * Erases an application: by whoever asked, or an admin.
     * @description For whoever has signed in.
     */
    delete: operations['withdraw'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/completeness': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Which readings came in time, late or not at all, what was refused, and who answered.
     * @description For accounts with the role admin or oracleOperator or authority.
     */
    get: operations['completeness'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/proposals': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What authorities proposed and voted, the newest first.
     * @description For accounts that hold a role.
     */
    get: operations['proposals'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/transfers': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * GRID that calls minted, burned or sent on a day: the cash desk's list.
     * @description For accounts with the role admin or minter or burner.
     */
    get: operations['transfers'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/blocks': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Final blocks, the newest first.
     * @description For everybody.
     */
    get: operations['blocks'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/blocks/{block}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * A final block by number or hash, with what happened in it.
     * @description For accounts that hold a role.
     */
    get: operations['block'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/events': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What happened in final blocks, the newest first.
     * @description For accounts that hold a role.
     */
    get: operations['events'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}
export type webhooks = Record<string, never>;
export interface components {
  schemas: {
    /** @description What needs a person */
    Alert: {
      /** @enum {unknown} */
      kind: 'meter_silent' | 'debt' | 'low_balance' | 'suspended' | 'meter_not_described';
      meter: string | null;
      since: string | null;
      amount: string | null;
    };
    /** @description Somebody who wants to take part */
    Application: {
      /** @description Number of an application */
      id: string;
      /** @description Address of an account (SS58) */
      account: string;
      /** @description Name of a person or a building, one line of text */
      name: string;
      building: string;
      meter: string | null;
      /**
       * @description registered once the chain knows the account as a user
       * @enum {unknown}
       */
      status: 'waiting' | 'accepted' | 'declined' | 'expired' | 'registered';
      reason: string | null;
      /**
       * Format: date-time
       * @description When it was asked
       * @example 2024-01-15T09:15:00+07:00
       */
      askedAt: string;
      /**
       * Format: date-time
       * @description When it is forgotten unless it is decided
       * @example 2024-01-15T09:15:00+07:00
       */
      expiresAt: string;
      decidedAt: string | null;
      /** @description What was signed */
      message: string;
      /** @description The signature */
      signature: string;
    };
    /** @description The final block up to which the answer knows everything */
    AsOf: {
      /** @description Number of a block */
      height: number;
      /**
       * Format: date-time
       * @description The block's time
       * @example 2024-01-15T09:15:00+07:00
       */
      time: string;
    };
    Balance: {
      /**
       * @description What may be moved, in GRID
       * @example 0.523
       */
      free: string;
      /**
       * @description What is set aside for orders and contracts, in GRID
       * @example 0.523
       */
      reserved: string;
      /**
       * @description Both together, in GRID
       * @example 0.523
       */
      total: string;
      /** @description Both together, in baht at the tariff's rate; not rounded */
      totalBaht: string;
      /**
       * @description What is owed for energy, in GRID
       * @example 0.523
       */
      debt: string;
      /** @description What is owed for energy, in baht at the tariff's rate; not rounded */
      debtBaht: string;
    };
    /** @description A final block */
    Block: {
      /** @description Number of a block */
      height: number;
      /** @description A hash */
      hash: string;
      /** @description A hash */
      parent: string;
      /**
       * Format: date-time
       * @description Its time
       * @example 2024-01-15T09:15:00+07:00
       */
      time: string;
      author: string | null;
      /** @description Version of the runtime */
      specVersion: number;
      /** @description Number of an epoch: its start in ms since 1970, divided by its length */
      epoch: number;
      /** @description Extrinsics in it */
      extrinsics: number;
      /** @description Those of them that failed */
      failed: number;
      /** @description Events in it */
      events: number;
    };
    /** @description The book of an epoch by level */
    Book: {
      /** @description Number of an epoch: its start in ms since 1970, divided by its length */
      epoch: number;
      /**
       * Format: date-time
       * @description Its beginning
       * @example 2024-01-15T09:15:00+07:00
       */
      from: string;
      /**
       * Format: date-time
       * @description Its end
       * @example 2024-01-15T09:15:00+07:00
       */
      to: string;
      /**
       * Format: date-time
       * @description When it takes no more orders
       * @example 2024-01-15T09:15:00+07:00
       */
      gate: string;
      /** @description What the utility will pay, in GRID per kWh */
      feedIn: string;
      /** @description What the utility will ask, in GRID per kWh */
      retail: string;
      rules: components['schemas']['Rules'];
      /** @description The highest limit first */
      bids: components['schemas']['Level'][];
      /** @description The lowest limit first */
      asks: components['schemas']['Level'][];
      indicative: components['schemas']['Indicative'] | null;
    };
    /** @description A building that the campus file marks public */
    Building: {
      /** @description Address of an account (SS58) */
      account: string;
      /** @description Name of a person or a building, one line of text */
      name: string;
      location: string | null;
      meters: components['schemas']['BuildingMeter'][];
    };
    BuildingEnergy: {
      /** @description Address of an account (SS58) */
      account: string;
      /** @description Name of a person or a building, one line of text */
      name: string;
      energy: components['schemas']['EnergyBucket'];
    };
    BuildingMeter: {
      /** @description Name of a meter; one that is no text is 0x and hex digits */
      meter: string;
      class: ('consumption' | 'generation' | 'bidirectional') | null;
      ratedWatts: number | null;
    };
    /** @description What happened in a final block; readings and settlements without their energy */
    ChainEvent: {
      /** @description Number of a block */
      block: number;
      /** @description Index of the event in its block; below 0 what no event told of */
      event: number;
      /**
       * Format: date-time
       * @description The block's time
       * @example 2024-01-15T09:15:00+07:00
       */
      time: string;
      /** @enum {unknown} */
      kind:
        | 'order_placed'
        | 'order_filled'
        | 'order_cancelled'
        | 'order_expired'
        | 'epoch_cleared'
        | 'pool_closed'
        | 'meter_settled'
        | 'reading_accepted'
        | 'baseline_set'
        | 'request_opened'
        | 'request_expired'
        | 'request_superseded'
        | 'moved'
        | 'debt_incurred'
        | 'debt_paid'
        | 'parameters_set'
        | 'proposed'
        | 'voted'
        | 'proposal_ended';
      account: string | null;
      other: string | null;
      meter: string | null;
      epoch: number | null;
      number: number | null;
      energyWh: number | null;
      amount: string | null;
      price: string | null;
      words: string | null;
    };
    /** @description How complete the readings of a day are */
    DayOfReadings: {
      /** @description A local date */
      day: string;
      /** @description Readings that pools waited for */
      expected: number;
      /** @description Those that came in time */
      inTime: number;
      /** @description Those that came after their pool */
      late: number;
      /** @description Those that were of several epochs */
      several: number;
      /** @description Those that have not come */
      missing: number;
    };
    /** @description Energy of an account by where it came from and went, and what that was worth */
    EnergyBucket: {
      /**
       * Format: date-time
       * @description Its beginning
       * @example 2024-01-15T09:15:00+07:00
       */
      from: string;
      /**
       * Format: date-time
       * @description Its end
       * @example 2024-01-15T09:15:00+07:00
       */
      to: string;
      /** @description Readings that it is of */
      readings: number;
      /** @description Energy fed in: roofs beyond what their own buildings took */
      madeWh: number;
      /** @description Energy taken from the campus grid */
      usedWh: number;
      /** @description Of made: sold in the auction and delivered */
      soldAheadWh: number;
      /** @description Of made: given to neighbours in the pool */
      sharedOutWh: number;
      /** @description Of made: taken by the utility */
      utilityOutWh: number;
      /** @description Of used: bought in the auction */
      boughtAheadWh: number;
      /** @description Of used: from neighbours in the pool */
      sharedInWh: number;
      /** @description Of used: from the utility */
      utilityInWh: number;
      /** @description In pools that have not closed; the rest of made and used */
      pendingWh: number;
      /**
       * @description Paid for energy, less what was earned, in GRID
       * @example 0.523
       */
      paid: string;
      /**
       * @description What it would have been at the tariff alone: used x retail - made x feed-in, in GRID
       * @example 0.523
       */
      tariffAlone: string;
      /**
       * @description tariffAlone - paid, in GRID
       * @example 0.523
       */
      saved: string;
    };
    /** @description A quarter hour of the market */
    Epoch: {
      /** @description Number of an epoch: its start in ms since 1970, divided by its length */
      epoch: number;
      /**
       * Format: date-time
       * @description Its beginning
       * @example 2024-01-15T09:15:00+07:00
       */
      from: string;
      /**
       * Format: date-time
       * @description Its end
       * @example 2024-01-15T09:15:00+07:00
       */
      to: string;
      /**
       * @description clearing: it has orders that are not cleared
       * @enum {unknown}
       */
      phase: 'clearing' | 'closed';
      /**
       * @description final once nothing can change any more: every meter was read for it, or none will be
       * @enum {unknown}
       */
      status: 'provisional' | 'final';
      price: string | null;
      /** @description Energy traded */
      volumeWh: number;
      /** @description Energy wanted at that price */
      demandWh: number;
      /** @description Energy offered at that price */
      supplyWh: number;
      /** @description Distance of the two */
      surplusWh: number;
      /** @description Orders to buy */
      bids: number;
      /** @description Orders to sell */
      asks: number;
      feedIn: string | null;
      retail: string | null;
      poolPrice: string | null;
      tariffVersion: number | null;
      pool: components['schemas']['PoolSums'] | null;
      clearedIn: number | null;
    };
    /** @description Energy of the whole campus by where it came from and went */
    FlowBucket: {
      /**
       * Format: date-time
       * @description Its beginning
       * @example 2024-01-15T09:15:00+07:00
       */
      from: string;
      /**
       * Format: date-time
       * @description Its end
       * @example 2024-01-15T09:15:00+07:00
       */
      to: string;
      /** @description Meters that were read */
      meters: number;
      /** @description Whether every meter was read and every pool has closed */
      complete: boolean;
      /** @description Whether sums are kept back: they would be of fewer than five meters */
      withheld: boolean;
      energy: {
        /** @description Energy fed in: roofs beyond what their own buildings took */
        madeWh: number;
        /** @description Energy taken from the campus grid */
        usedWh: number;
        /** @description Of made: sold in the auction and delivered */
        soldAheadWh: number;
        /** @description Of made: given to neighbours in the pool */
        sharedOutWh: number;
        /** @description Of made: taken by the utility */
        utilityOutWh: number;
        /** @description Of used: bought in the auction */
        boughtAheadWh: number;
        /** @description Of used: from neighbours in the pool */
        sharedInWh: number;
        /** @description Of used: from the utility */
        utilityInWh: number;
        /** @description In pools that have not closed; the rest of made and used */
        pendingWh: number;
      } | null;
      saved: string | null;
      selfConsumption: number | null;
      selfSufficiency: number | null;
    };
    Health: {
      /**
       * @description waiting: there is no block yet; behind: blocks are final that are not here yet, or none come
       * @enum {unknown}
       */
      status: 'ok' | 'waiting' | 'behind';
      problem: string | null;
      /** @description The chain's name */
      chain: string;
      genesis: string | null;
      specVersion: number | null;
      height: number | null;
      hash: string | null;
      time: string | null;
      nodeHeight: number | null;
      lagBlocks: number | null;
      lagSeconds: number | null;
      /** @enum {unknown} */
      database: 'sqlite' | 'postgres';
      /** @description Version of the database */
      schemaVersion: number;
    };
    IncompleteMeter: {
      /** @description Name of a meter; one that is no text is 0x and hex digits */
      meter: string;
      /** @description Address of an account (SS58) */
      account: string;
      name: string | null;
      location: string | null;
      /** @description Readings that pools waited for and that have not come */
      missing: number;
      /** @description Readings that came late */
      late: number;
      lastEpoch: number | null;
      lastRead: string | null;
      silentEpochs: number | null;
    };
    /** @description What the auction would come to, were the book cleared as it is */
    Indicative: {
      price: string | null;
      /** @description Energy that would trade */
      volumeWh: number;
      /** @description Energy wanted at that price */
      demandWh: number;
      /** @description Energy offered at that price */
      supplyWh: number;
      /** @description Distance of the two */
      surplusWh: number;
    };
    /** @description All orders of a side with the same limit */
    Level: {
      /** @description Limit, in GRID per kWh */
      price: string;
      /** @description Energy, in Wh */
      energyWh: number;
      /** @description Orders at this limit */
      orders: number;
    };
    /** @description A meter */
    Meter: {
      /** @description Name of a meter; one that is no text is 0x and hex digits */
      meter: string;
      account: string | null;
      name: string | null;
      class: ('consumption' | 'generation' | 'bidirectional') | null;
      scheme: ('ed25519' | 'sr25519' | 'ecdsa') | null;
      ratedWatts: number | null;
      since: string | null;
      /** @description Whether it leaves its user once its orders are settled */
      closing: boolean;
      lastEpoch: number | null;
      silentEpochs: number | null;
    };
    OperatorAnswers: {
      /** @description Address of an account (SS58) */
      account: string;
      /** @description Whether it is an operator now */
      active: boolean;
      /** @description Answers that were taken */
      answers: number;
      last: string | null;
    };
    /** @description An order */
    Order: {
      /** @description Number of the order */
      order: number;
      /** @description Address of an account (SS58) */
      account: string;
      meter: string | null;
      /** @description Number of an epoch: its start in ms since 1970, divided by its length */
      epoch: number;
      /**
       * Format: date-time
       * @description Beginning of the epoch
       * @example 2024-01-15T09:15:00+07:00
       */
      from: string;
      /** @enum {unknown} */
      side: 'buy' | 'sell';
      /** @description Limit, in GRID per kWh */
      limit: string;
      /** @description Energy ordered */
      energyWh: number;
      /** @description Energy traded */
      filledWh: number;
      price: string | null;
      /** @enum {unknown} */
      status: 'open' | 'filled' | 'partly' | 'expired' | 'cancelled';
      /**
       * Format: date-time
       * @description When it was placed
       * @example 2024-01-15T09:15:00+07:00
       */
      placedAt: string;
      /** @description Number of a block */
      placedIn: number;
      closedIn: number | null;
    };
    /** @description What neighbours shared in a pool that has closed; null where nobody was to be read */
    PoolSums: {
      awaited: number | null;
      read: number | null;
      /** @description What it was shared at, in GRID per kWh */
      price: string;
      supplyWh: number | null;
      demandWh: number | null;
      sharedWh: number | null;
      /** @description Whether sums are kept back: they would be of fewer than five meters */
      withheld: boolean;
    };
    /** @description What energy cost */
    PriceBucket: {
      /**
       * Format: date-time
       * @description Its beginning
       * @example 2024-01-15T09:15:00+07:00
       */
      from: string;
      /**
       * Format: date-time
       * @description Its end
       * @example 2024-01-15T09:15:00+07:00
       */
      to: string;
      price: string | null;
      low: string | null;
      high: string | null;
      /** @description Energy traded */
      volumeWh: number;
      /** @description Epochs that have ended */
      epochs: number;
      /** @description Those with a trade */
      trades: number;
      feedIn: string | null;
      retail: string | null;
      poolPrice: string | null;
    };
    /** @description Why there is no answer */
    Problem: {
      /** @enum {unknown} */
      code:
        | 'bad_request'
        | 'session_needed'
        | 'not_allowed'
        | 'not_found'
        | 'conflict'
        | 'expired'
        | 'too_large'
        | 'too_many'
        | 'unavailable'
        | 'internal';
      /** @description One line that says what is wrong and what to do */
      error: string;
    };
    /** @description A call that authorities vote on */
    Proposal: {
      /** @description Its number */
      proposal: number;
      /** @description Address of an account (SS58) */
      proposer: string;
      /** @enum {unknown} */
      status: 'open' | 'executed' | 'failed' | 'rejected' | 'expired' | 'cancelled';
      pallet: string | null;
      call: string | null;
      /** @description The call's arguments; numbers above 2^53 and bytes are text */
      args: unknown;
      /** @description A hash */
      callHash: string;
      codeHash: string | null;
      approvals: string[];
      rejections: string[];
      /** @description Approvals that it takes */
      needed: number;
      /**
       * Format: date-time
       * @description When it was proposed
       * @example 2024-01-15T09:15:00+07:00
       */
      proposedAt: string;
      /** @description Number of a block */
      proposedIn: number;
      /**
       * Format: date-time
       * @description When it expires
       * @example 2024-01-15T09:15:00+07:00
       */
      expiresAt: string;
      closedAt: string | null;
      closedIn: number | null;
      error: string | null;
    };
    /** @description A reading that was accepted */
    Reading: {
      /** @description Name of a meter; one that is no text is 0x and hex digits */
      meter: string;
      /** @description Number of an epoch: its start in ms since 1970, divided by its length */
      epoch: number;
      /**
       * Format: date-time
       * @description Beginning of the epoch
       * @example 2024-01-15T09:15:00+07:00
       */
      from: string;
      /**
       * Format: date-time
       * @description Its end
       * @example 2024-01-15T09:15:00+07:00
       */
      to: string;
      importWh: number | null;
      exportWh: number | null;
      importRegisterWh: string | null;
      exportRegisterWh: string | null;
      sequence: string | null;
      /**
       * @description pooled: in time; late: after its pool; several: of several epochs
       * @enum {unknown}
       */
      kind: 'baseline' | 'pooled' | 'late' | 'several';
      /** @description Number of a block */
      block: number;
      /**
       * Format: date-time
       * @description The block's time
       * @example 2024-01-15T09:15:00+07:00
       */
      time: string;
    };
    Refusal: {
      /**
       * @description Error of the chain
       * @example StaleSequence
       */
      reason: string;
      /** @description How often */
      count: number;
      /**
       * Format: date-time
       * @description When it was last
       * @example 2024-01-15T09:15:00+07:00
       */
      last: string;
    };
    /** @description What orders of an epoch have to keep to; limits include the collar */
    Rules: {
      /** @description Energy of an order is a multiple of this */
      lotWh: number;
      /** @description A limit is a multiple of this, in GRID per kWh */
      tick: string;
      lowest: string | null;
      highest: string | null;
      /** @description Orders that a user may have in an epoch */
      ordersPerUser: number;
      /** @description Epochs ahead that take orders */
      horizon: number;
    };
    Session: {
      /** @description Address of an account (SS58) */
      account: string;
      name: string | null;
      roles: (
        | 'authority'
        | 'admin'
        | 'prosumer'
        | 'consumer'
        | 'minter'
        | 'burner'
        | 'marketMaker'
        | 'oracleOperator'
        | 'signatory'
      )[];
      /**
       * Format: date-time
       * @description When the session ends
       * @example 2024-01-15T09:15:00+07:00
       */
      expiresAt: string;
    };
    /** @description A month of an account. Money moves with the block that settles: what flowed late in a month may settle in the next one, and entries name both their epoch and their block */
    Statement: {
      /** @description Address of an account (SS58) */
      account: string;
      name: string | null;
      /** @description Local month */
      month: string;
      /**
       * Format: date-time
       * @description Its beginning
       * @example 2024-01-15T09:15:00+07:00
       */
      from: string;
      /**
       * Format: date-time
       * @description Its end, or now
       * @example 2024-01-15T09:15:00+07:00
       */
      to: string;
      /**
       * @description final once nothing can change any more: every meter was read for it, or none will be
       * @enum {unknown}
       */
      status: 'provisional' | 'final';
      tariffVersions: number[];
      opening: {
        /**
         * @description Balance at the beginning, in GRID
         * @example 0.523
         */
        grid: string;
        /** @description Balance at the beginning, in baht at the tariff's rate; not rounded */
        baht: string;
      };
      lines: components['schemas']['StatementLine'][];
      closing: {
        /**
         * @description Balance at the end: opening and all lines, to the base unit, in GRID
         * @example 0.523
         */
        grid: string;
        /** @description Balance at the end: opening and all lines, to the base unit, in baht at the tariff's rate; not rounded */
        baht: string;
      };
      /**
       * @description Of closing: set aside for orders and contracts, in GRID
       * @example 0.523
       */
      reserved: string;
      debt: {
        /**
         * @description Debt at the beginning, in GRID
         * @example 0.523
         */
        opening: string;
        /**
         * @description Debt at the end, in GRID
         * @example 0.523
         */
        closing: string;
      };
      asOf: components['schemas']['AsOf'];
    };
    /** @description What one epoch, or one movement of money, did to the balance */
    StatementEntry: {
      /**
       * @description bought, sold: in the auction; shared: with neighbours in the pool; utility: at the tariff; carried: export below the deadband, once there is enough; short: sold and not delivered; unused: bought and not used; debt_incurred: what could not be paid at once, which is added back; debt_paid: paid later
       * @enum {unknown}
       */
      kind:
        | 'bought'
        | 'sold'
        | 'shared_in'
        | 'shared_out'
        | 'utility_in'
        | 'utility_out'
        | 'carried'
        | 'short'
        | 'unused'
        | 'topped_up'
        | 'paid_out'
        | 'received'
        | 'sent'
        | 'fees'
        | 'debt_incurred'
        | 'debt_paid'
        | 'other';
      /**
       * Format: date-time
       * @description When the energy flowed (beginning of the epoch), or the money moved
       * @example 2024-01-15T09:15:00+07:00
       */
      time: string;
      epoch: number | null;
      meter: string | null;
      other: string | null;
      energyWh: number | null;
      price: string | null;
      /**
       * @description What it did to the balance, in GRID
       * @example 0.523
       */
      grid: string;
      /** @description What it did to the balance, in baht at the tariff's rate; not rounded */
      baht: string;
      /** @description Number of a block */
      block: number;
      tariffVersion: number | null;
      /**
       * @description final once nothing can change any more: every meter was read for it, or none will be
       * @enum {unknown}
       */
      status: 'provisional' | 'final';
    };
    /** @description All entries of a kind */
    StatementLine: {
      /**
       * @description bought, sold: in the auction; shared: with neighbours in the pool; utility: at the tariff; carried: export below the deadband, once there is enough; short: sold and not delivered; unused: bought and not used; debt_incurred: what could not be paid at once, which is added back; debt_paid: paid later
       * @enum {unknown}
       */
      kind:
        | 'bought'
        | 'sold'
        | 'shared_in'
        | 'shared_out'
        | 'utility_in'
        | 'utility_out'
        | 'carried'
        | 'short'
        | 'unused'
        | 'topped_up'
        | 'paid_out'
        | 'received'
        | 'sent'
        | 'fees'
        | 'debt_incurred'
        | 'debt_paid'
        | 'other';
      energyWh: number | null;
      /**
       * @description What it did to the balance, in GRID
       * @example 0.523
       */
      grid: string;
      /** @description What it did to the balance, in baht at the tariff's rate; not rounded */
      baht: string;
      /** @description Entries that it adds up */
      entries: number;
      firstEpoch: number | null;
      lastEpoch: number | null;
      firstBlock: number | null;
      lastBlock: number | null;
    };
    /** @description hello: on connecting; block: a block became final; epoch: another epoch has begun. Each is the data of a server-sent event that is named by its kind */
    StreamEvent:
      | {
          /** @constant */
          kind: 'hello';
          genesis: string | null;
          height: number | null;
          epoch: number | null;
          time: string | null;
        }
      | {
          /** @constant */
          kind: 'block';
          /** @description Number of a block */
          height: number;
          /** @description A hash */
          hash: string;
          /**
           * Format: date-time
           * @description The block's time
           * @example 2024-01-15T09:15:00+07:00
           */
          time: string;
          /** @description Number of an epoch: its start in ms since 1970, divided by its length */
          epoch: number;
        }
      | {
          /** @constant */
          kind: 'epoch';
          /** @description Number of an epoch: its start in ms since 1970, divided by its length */
          epoch: number;
          /** @description Number of a block */
          height: number;
        };
    /** @description What the utility pays and asks */
    Tariff: {
      /** @description How many tariffs were set before it */
      version: number;
      /** @description Number of an epoch: its start in ms since 1970, divided by its length */
      fromEpoch: number;
      /**
       * Format: date-time
       * @description From when on it is in force
       * @example 2024-01-15T09:15:00+07:00
       */
      from: string;
      to: string | null;
      /** @description How far local time is ahead of UTC */
      offsetMinutes: number;
      /** @description Where the pool's price lies between feed-in (0) and retail (1) */
      poolShare: number;
      /** @description What one GRID is worth, in baht at the tariff's rate; not rounded */
      bahtPerGrid: string;
      /** @description The first that fits counts */
      periods: components['schemas']['TariffPeriod'][];
      holidays: string[];
    };
    /** @description A part of the local week */
    TariffPeriod: {
      days: ('mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun' | 'holiday')[];
      /** @description Local time */
      from: string;
      /** @description Local time; not behind `from`: of the next day */
      to: string;
      /** @description What the utility pays, in GRID per kWh */
      feedIn: string;
      /** @description What the utility asks, in GRID per kWh */
      retail: string;
    };
    /** @description GRID that was moved by a call */
    Transfer: {
      /** @description Number of a block */
      block: number;
      /** @description Index of the event in its block; below 0 what no event told of */
      event: number;
      /**
       * Format: date-time
       * @description The block's time
       * @example 2024-01-15T09:15:00+07:00
       */
      time: string;
      /** @enum {unknown} */
      kind: 'top_up' | 'pay_out' | 'transfer';
      from: string | null;
      to: string | null;
      name: string | null;
      /**
       * @description What was moved, in GRID
       * @example 0.523
       */
      value: string;
      /** @description What was moved, in baht at the tariff's rate; not rounded */
      baht: string;
    };
    /** @description An account that is known on the chain */
    User: {
      /** @description Address of an account (SS58) */
      account: string;
      name: string | null;
      /** @description Whether it is a public building */
      public: boolean;
      type: ('prosumer' | 'consumer') | null;
      status: ('active' | 'suspended' | 'inactive') | null;
      location: string | null;
      registeredAt: string | null;
      roles: (
        | 'authority'
        | 'admin'
        | 'prosumer'
        | 'consumer'
        | 'minter'
        | 'burner'
        | 'marketMaker'
        | 'oracleOperator'
        | 'signatory'
      )[];
      meters: string[];
      balance: components['schemas']['Balance'] | null;
    };
  };
  responses: never;
  parameters: never;
  requestBodies: never;
  headers: never;
  pathItems: never;
}
export type Alert = components['schemas']['Alert'];
export type Application = components['schemas']['Application'];
export type AsOf = components['schemas']['AsOf'];
export type Balance = components['schemas']['Balance'];
export type Block = components['schemas']['Block'];
export type Book = components['schemas']['Book'];
export type Building = components['schemas']['Building'];
export type BuildingEnergy = components['schemas']['BuildingEnergy'];
export type BuildingMeter = components['schemas']['BuildingMeter'];
export type ChainEvent = components['schemas']['ChainEvent'];
export type DayOfReadings = components['schemas']['DayOfReadings'];
export type EnergyBucket = components['schemas']['EnergyBucket'];
export type Epoch = components['schemas']['Epoch'];
export type FlowBucket = components['schemas']['FlowBucket'];
export type Health = components['schemas']['Health'];
export type IncompleteMeter = components['schemas']['IncompleteMeter'];
export type Indicative = components['schemas']['Indicative'];
export type Level = components['schemas']['Level'];
export type Meter = components['schemas']['Meter'];
export type OperatorAnswers = components['schemas']['OperatorAnswers'];
export type Order = components['schemas']['Order'];
export type PoolSums = components['schemas']['PoolSums'];
export type PriceBucket = components['schemas']['PriceBucket'];
export type Problem = components['schemas']['Problem'];
export type Proposal = components['schemas']['Proposal'];
export type Reading = components['schemas']['Reading'];
export type Refusal = components['schemas']['Refusal'];
export type Rules = components['schemas']['Rules'];
export type Session = components['schemas']['Session'];
export type Statement = components['schemas']['Statement'];
export type StatementEntry = components['schemas']['StatementEntry'];
export type StatementLine = components['schemas']['StatementLine'];
export type StreamEvent = components['schemas']['StreamEvent'];
export type Tariff = components['schemas']['Tariff'];
export type TariffPeriod = components['schemas']['TariffPeriod'];
export type Transfer = components['schemas']['Transfer'];
export type User = components['schemas']['User'];
export type $defs = Record<string, never>;
export interface operations {
  health: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The answer */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Health'];
        };
      };
      /** @description The same, with what is wrong */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Health'];
        };
      };
      /** @description What is wrong */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
    };
  };
  stream: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The answer */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/event-stream': components['schemas']['StreamEvent'];
        };
      };
      /** @description What is wrong */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
    };
  };
  epochs: {
    parameters: {
      query?: {
        /** @description Beginning; without it a day before the end: a local date (its midnight), or a time with its offset */
        from?: string;
        /** @description End, not included; without it now: a local date (its midnight), or a time with its offset */
        to?: string;
        order?: 'newest' | 'oldest';
        /** @description Number of an epoch: its start in ms since 1970, divided by its length */
        after?: number;
        /** @description Items of one page at most */
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The answer */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['Epoch'][];
            next: number | null;
            asOf: components['schemas']['AsOf'];
          };
          'text/csv': string;
        };
      };
      /** @description What is wrong */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
    };
  };
  epoch: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Number of an epoch: its start in ms since 1970, divided by its length */
        epoch: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The answer */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            epoch: components['schemas']['Epoch'];
            /** @description The highest limit first */
            bids: components['schemas']['Level'][];
            /** @description The lowest limit first */
            asks: components['schemas']['Level'][];
            auctionProof: {
              /** @description What TradingApi_auction_proof(epoch) answered */
              bytes: string;
              /** @description In base units per kWh */
              tick: string;
            } | null;
            asOf: components['schemas']['AsOf'];
          };
        };
      };
      /** @description What is wrong */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
    };
  };
  epochProof: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Number of an epoch: its start in ms since 1970, divided by its length */
        epoch: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The answer */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @description Number of an epoch: its start in ms since 1970, divided by its length */
            epoch: number;
            auction: string | null;
            tick: string | null;
            settlement: string | null;
            sharePermille: number | null;
            asOf: components['schemas']['AsOf'];
          };
        };
      };
      /** @description What is wrong */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
    };
  };
  epochOrders: {
    parameters: {
      query?: {
        /** @description `next` of the page before */
        after?: number;
        /** @description Items of one page at most */
        limit?: number;
      };
      header?: never;
      path: {
        /** @description Number of an epoch: its start in ms since 1970, divided by its length */
        epoch: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The answer */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['Order'][];
            next: number | null;
            asOf: components['schemas']['AsOf'];
          };
          'text/csv': string;
        };
      };
      /** @description What is wrong */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
    };
  };
  books: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The answer */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @description Number of an epoch: its start in ms since 1970, divided by its length */
            current: number;
            items: components['schemas']['Book'][];
            asOf: components['schemas']['AsOf'];
          };
        };
      };
      /** @description What is wrong */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
    };
  };
  prices: {
    parameters: {
      query?: {
        /** @description Beginning; without it a day before the end: a local date (its midnight), or a time with its offset */
        from?: string;
        /** @description End, not included; without it now: a local date (its midnight), or a time with its offset */
        to?: string;
        /** @description Time that one item is of; weeks begin on Monday, all by local time */
        bucket?: 'epoch' | 'hour' | 'day' | 'week' | 'month';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The answer */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['PriceBucket'][];
            asOf: components['schemas']['AsOf'];
          };
          'text/csv': string;
        };
      };
      /** @description What is wrong */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
    };
  };
  tariffs: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The answer */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['Tariff'][];
            asOf: components['schemas']['AsOf'];
          };
        };
      };
      /** @description What is wrong */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
    };
  };
  campus: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The answer */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            name: string;
            /** @example Asia/Bangkok */
            timeZone: string;
            buildings: components['schemas']['Building'][];
            asOf: components['schemas']['AsOf'];
          };
        };
      };
      /** @description What is wrong */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
    };
  };
  campusFlows: {
    parameters: {
      query?: {
        /** @description Beginning; without it a day before the end: a local date (its midnight), or a time with its offset */
        from?: string;
        /** @description End, not included; without it now: a local date (its midnight), or a time with its offset */
        to?: string;
        /** @description Time that one item is of; weeks begin on Monday, all by local time */
        bucket?: 'epoch' | 'hour' | 'day' | 'week' | 'month';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The answer */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['FlowBucket'][];
            total: components['schemas']['FlowBucket'];
            asOf: components['schemas']['AsOf'];
          };
          'text/csv': string;
        };
      };
      /** @description What is wrong */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
    };
  };
  campusBuildings: {
    parameters: {
      query?: {
        /** @description Beginning; without it a day before the end: a local date (its midnight), or a time with its offset */
        from?: string;
        /** @description End, not included; without it now: a local date (its midnight), or a time with its offset */
        to?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The answer */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['BuildingEnergy'][];
            asOf: components['schemas']['AsOf'];
          };
          'text/csv': string;
        };
      };
      /** @description What is wrong */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
    };
  };
  account: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Address of an account: SS58 of any prefix, or 0x and 64 hex digits */
        account: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The answer */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @description Address of an account (SS58) */
            account: string;
            name: string | null;
            type: ('prosumer' | 'consumer') | null;
            status: ('active' | 'suspended' | 'inactive') | null;
            location: string | null;
            registeredAt: string | null;
            roles: (
              | 'authority'
              | 'admin'
              | 'prosumer'
              | 'consumer'
              | 'minter'
              | 'burner'
              | 'marketMaker'
              | 'oracleOperator'
              | 'signatory'
            )[];
            balance: components['schemas']['Balance'];
            meters: components['schemas']['Meter'][];
            alerts: components['schemas']['Alert'][];
            asOf: components['schemas']['AsOf'];
          };
        };
      };
      /** @description What is wrong */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
    };
  };
  accountOrders: {
    parameters: {
      query?: {
        /** @description Only those whose book is not cleared */
        open?: boolean;
        /** @description `next` of the page before */
        after?: number;
        /** @description Items of one page at most */
        limit?: number;
      };
      header?: never;
      path: {
        /** @description Address of an account: SS58 of any prefix, or 0x and 64 hex digits */
        account: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The answer */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['Order'][];
            next: number | null;
            asOf: components['schemas']['AsOf'];
          };
          'text/csv': string;
        };
      };
      /** @description What is wrong */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
    };
  };
  accountEnergy: {
    parameters: {
      query?: {
        /** @description Beginning; without it a day before the end: a local date (its midnight), or a time with its offset */
        from?: string;
        /** @description End, not included; without it now: a local date (its midnight), or a time with its offset */
        to?: string;
        /** @description Time that one item is of; weeks begin on Monday, all by local time */
        bucket?: 'epoch' | 'hour' | 'day' | 'week' | 'month';
      };
      header?: never;
      path: {
        /** @description Address of an account: SS58 of any prefix, or 0x and 64 hex digits */
        account: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The answer */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['EnergyBucket'][];
            total: components['schemas']['EnergyBucket'];
            asOf: components['schemas']['AsOf'];
          };
          'text/csv': string;
        };
      };
      /** @description What is wrong */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
    };
  };
  statement: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Address of an account: SS58 of any prefix, or 0x and 64 hex digits */
        account: string;
        /**
         * @description A local month
         * @example 2024-01
         */
        month: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The answer */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Statement'];
          'text/csv': string;
        };
      };
      /** @description What is wrong */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
    };
  };
  statementEntries: {
    parameters: {
      query?: {
        /** @description bought, sold: in the auction; shared: with neighbours in the pool; utility: at the tariff; carried: export below the deadband, once there is enough; short: sold and not delivered; unused: bought and not used; debt_incurred: what could not be paid at once, which is added back; debt_paid: paid later */
        kind?:
          | 'bought'
          | 'sold'
          | 'shared_in'
          | 'shared_out'
          | 'utility_in'
          | 'utility_out'
          | 'carried'
          | 'short'
          | 'unused'
          | 'topped_up'
          | 'paid_out'
          | 'received'
          | 'sent'
          | 'fees'
          | 'debt_incurred'
          | 'debt_paid'
          | 'other';
        /** @description `next` of the page before */
        after?: string;
        /** @description Items of one page at most */
        limit?: number;
      };
      header?: never;
      path: {
        /** @description Address of an account: SS58 of any prefix, or 0x and 64 hex digits */
        account: string;
        /**
         * @description A local month
         * @example 2024-01
         */
        month: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The answer */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['StatementEntry'][];
            next: string | null;
            asOf: components['schemas']['AsOf'];
          };
          'text/csv': string;
        };
      };
      /** @description What is wrong */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
    };
  };
  readings: {
    parameters: {
      query?: {
        /** @description Beginning; without it a day before the end: a local date (its midnight), or a time with its offset */
        from?: string;
        /** @description End, not included; without it now: a local date (its midnight), or a time with its offset */
        to?: string;
        /** @description Number of an epoch: its start in ms since 1970, divided by its length */
        after?: number;
        /** @description Items of one page at most */
        limit?: number;
      };
      header?: never;
      path: {
        /** @description Name of a meter; one that is no text is 0x and hex digits */
        meter: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The answer */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['Reading'][];
            next: number | null;
            asOf: components['schemas']['AsOf'];
          };
          'text/csv': string;
        };
      };
      /** @description What is wrong */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
    };
  };
  meters: {
    parameters: {
      query?: {
        /** @description Name of a meter; one that is no text is 0x and hex digits */
        after?: string;
        /** @description Items of one page at most */
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The answer */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['Meter'][];
            next: string | null;
            asOf: components['schemas']['AsOf'];
          };
          'text/csv': string;
        };
      };
      /** @description What is wrong */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
    };
  };
  users: {
    parameters: {
      query?: {
        /** @description Part of an address, a location, a meter or a name */
        search?: string;
        /** @description Address of an account: SS58 of any prefix, or 0x and 64 hex digits */
        after?: string;
        /** @description Items of one page at most */
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The answer */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['User'][];
            next: string | null;
            asOf: components['schemas']['AsOf'];
          };
          'text/csv': string;
        };
      };
      /** @description What is wrong */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
    };
  };
  nameAccount: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Address of an account: SS58 of any prefix, or 0x and 64 hex digits */
        account: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @description Name of a person or a building, one line of text */
          name: string;
        };
      };
    };
    responses: {
      /** @description The answer */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @description Address of an account (SS58) */
            account: string;
            /** @description Name of a person or a building, one line of text */
            name: string;
          };
        };
      };
      /** @description What is wrong */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
    };
  };
  forgetName: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Address of an account: SS58 of any prefix, or 0x and 64 hex digits */
        account: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description What is wrong */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
    };
  };
  challenge: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @description Address of an account: SS58 of any prefix, or 0x and 64 hex digits */
          account: string;
          /** @description What is applied for */
          application?: {
            /** @description Name of the person or building */
            name: string;
            /** @description Where it is */
            building: string;
            /** @description Name of the meter, if it is known */
            meter?: string;
          };
        };
      };
    };
    responses: {
      /** @description The answer */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @description The challenge as it was given */
            challenge: string;
            /** @description The text to sign */
            message: string;
            /**
             * Format: date-time
             * @description Until when it may be answered, once
             * @example 2024-01-15T09:15:00+07:00
             */
            expiresAt: string;
          };
        };
      };
      /** @description What is wrong */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
    };
  };
  session: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The answer */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Session'];
        };
      };
      /** @description What is wrong */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
    };
  };
  signIn: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @description The challenge as it was given */
          challenge: string;
          /** @description The account's signature over the message's bytes, plain or in <Bytes>…</Bytes> as wallets wrap them: sr25519, ed25519 (64 bytes) or ECDSA (65), with or without the byte that names the scheme */
          signature: string;
        };
      };
    };
    responses: {
      /** @description The answer */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @description To be sent as `Authorization: Bearer <token>` */
            token: string;
            session: components['schemas']['Session'];
          };
        };
      };
      /** @description What is wrong */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
    };
  };
  signOut: {
    parameters: {
      query?: {
        /** @description All of them */
        all?: boolean;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description What is wrong */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
    };
  };
  applications: {
    parameters: {
      query?: {
        status?: 'waiting' | 'accepted' | 'declined' | 'expired' | 'registered';
        /** @description `next` of the page before */
        after?: string;
        /** @description Items of one page at most */
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The answer */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['Application'][];
            next: string | null;
            asOf: components['schemas']['AsOf'];
          };
          'text/csv': string;
        };
      };
      /** @description What is wrong */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
    };
  };
  apply: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @description The challenge as it was given */
          challenge: string;
          /** @description The account's signature over the message's bytes, plain or in <Bytes>…</Bytes> as wallets wrap them: sr25519, ed25519 (64 bytes) or ECDSA (65), with or without the byte that names the scheme */
          signature: string;
        };
      };
    };
    responses: {
      /** @description The answer */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Application'];
        };
      };
      /** @description What is wrong */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
    };
  };
  decide: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Number of an application */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @enum {unknown} */
          decision: 'accept' | 'decline';
          /** @description What whoever asked is told */
          reason?: string;
        };
      };
    };
    responses: {
      /** @description The answer */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Application'];
        };
      };
      /** @description What is wrong */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
    };
  };
  withdraw: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Number of an application */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description What is wrong */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
    };
  };
  completeness: {
    parameters: {
      query?: {
        /** @description Beginning; without it a day before the end: a local date (its midnight), or a time with its offset */
        from?: string;
        /** @description End, not included; without it now: a local date (its midnight), or a time with its offset */
        to?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The answer */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            days: components['schemas']['DayOfReadings'][];
            /** @description Those in use with a reading that is missing or late, or with none at all: the longest silent first, at most 1,000 */
            meters: components['schemas']['IncompleteMeter'][];
            refused: components['schemas']['Refusal'][];
            operators: components['schemas']['OperatorAnswers'][];
            requests: {
              /** @description Requests that were opened */
              opened: number;
              /** @description Those that led to a reading */
              fulfilled: number;
              /** @description Those that nobody answered in time */
              expired: number;
            };
            asOf: components['schemas']['AsOf'];
          };
          'text/csv': string;
        };
      };
      /** @description What is wrong */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
    };
  };
  proposals: {
    parameters: {
      query?: {
        status?: 'open' | 'executed' | 'failed' | 'rejected' | 'expired' | 'cancelled';
        /** @description `next` of the page before */
        after?: number;
        /** @description Items of one page at most */
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The answer */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['Proposal'][];
            next: number | null;
            asOf: components['schemas']['AsOf'];
          };
        };
      };
      /** @description What is wrong */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
    };
  };
  transfers: {
    parameters: {
      query?: {
        /** @description A local date; without it today */
        day?: string;
        kind?: 'top_up' | 'pay_out' | 'transfer';
        /** @description Address of an account: SS58 of any prefix, or 0x and 64 hex digits */
        account?: string;
        /** @description `next` of the page before */
        after?: string;
        /** @description Items of one page at most */
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The answer */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['Transfer'][];
            next: string | null;
            asOf: components['schemas']['AsOf'];
            /** @description A local date */
            day: string;
            /**
             * @description Minted on that day, in GRID
             * @example 0.523
             */
            toppedUp: string;
            /**
             * @description Burned on that day, in GRID
             * @example 0.523
             */
            paidOut: string;
          };
          'text/csv': string;
        };
      };
      /** @description What is wrong */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
    };
  };
  blocks: {
    parameters: {
      query?: {
        /** @description Number of a block */
        after?: number;
        /** @description Items of one page at most */
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The answer */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['Block'][];
            next: number | null;
            asOf: components['schemas']['AsOf'];
          };
          'text/csv': string;
        };
      };
      /** @description What is wrong */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
    };
  };
  block: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Number or hash of a block */
        block: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The answer */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            block: components['schemas']['Block'];
            /** @description The first 1,000 */
            events: components['schemas']['ChainEvent'][];
            asOf: components['schemas']['AsOf'];
          };
        };
      };
      /** @description What is wrong */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
    };
  };
  events: {
    parameters: {
      query?: {
        kind?:
          | 'order_placed'
          | 'order_filled'
          | 'order_cancelled'
          | 'order_expired'
          | 'epoch_cleared'
          | 'pool_closed'
          | 'meter_settled'
          | 'reading_accepted'
          | 'baseline_set'
          | 'request_opened'
          | 'request_expired'
          | 'request_superseded'
          | 'moved'
          | 'debt_incurred'
          | 'debt_paid'
          | 'parameters_set'
          | 'proposed'
          | 'voted'
          | 'proposal_ended';
        /** @description `next` of the page before */
        after?: string;
        /** @description Items of one page at most */
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The answer */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['ChainEvent'][];
            next: string | null;
            asOf: components['schemas']['AsOf'];
          };
          'text/csv': string;
        };
      };
      /** @description What is wrong */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
    };
  };
}
