/**
 * In whose name an extrinsic acts: calls may make others, for themselves or for another account, so what it takes of blocks is
 * shared among those accounts, and what it is for is the least that any of its calls is for.
 */
import { mayShareQuota, purposeOf, rolesHeld, sharesQuotaOf } from "../chain/seams";
import { rolesOfCall } from "../generated/dispatch";
import { AccountInfo } from "../primitives/account-info";
import { AccountId } from "../primitives/hash";
import { Weight } from "../primitives/weight";
import { Call, DELEGATE, DispatchClass } from "../support/call";
import { readsWrites } from "../support/weight-units";

/** What an extrinsic does in the name of one account. */
@final
export class Share {
  weight: Weight = Weight.zero();
  /** The account's record, once what it fills has been added. */
  record: AccountInfo | null = null;
  /** What it will have filled then, in the pool together with what comes before this extrinsic. */
  used: u64 = 0;
  /** Whether what belongs to the extrinsic as a whole counts, too. */
  isWhole: bool = false;

  constructor(
    readonly who: AccountId,
    /** The account's roles, a bit for each. */
    readonly roles: u32,
  ) {}
}

@final
export class Acts {
  /** One for each account; the first one's is what belongs to the extrinsic as a whole. */
  readonly shares: Array<Share> = [];
  /** What it weighs to find out whose quotas are shared. */
  beside: Weight = Weight.zero();
  private lowest: u32 = u32.MAX_VALUE;
  private mayAll: bool = true;

  /** Of `call`, which weighs `weight` and is made by `who`, who holds `roles`. */
  static of(call: Call, weight: Weight, who: AccountId, roles: u32): Acts {
    const acts = new Acts();
    acts.follow(call, weight, new Share(who, roles));
    acts.shares[0].isWhole = true;
    acts.chargeLines();
    return acts;
  }

  /** What the account that the whole is made for will have filled. */
  get used(): u64 {
    return this.shares[0].used;
  }

  /** What it is for, as a rank in the pool. */
  get purpose(): u32 {
    return this.lowest;
  }

  /** The class of `call`: the operational one only where all is made by accounts that may make it. */
  classOf(call: Call): u8 {
    return this.mayAll ? call.dispatchClass() : <u8>DispatchClass.Normal;
  }

  /** What `maker` may not make is its own failure: nobody else pays for it. */
  private follow(call: Call, weight: Weight, maker: Share): void {
    const roles = rolesOfCall(call.pallet(), call.index());
    const actor = call.actor(maker.who);
    const may = (roles & DELEGATE) | (roles & maker.roles);
    if (!actor || !may) {
      this.mayAll = false;
      this.lowest = 0;
      this.charge(maker, weight);
      return;
    }
    const by = this.shareOf(actor, maker);
    this.charge(by, this.followInner(call, roles, weight, by));
  }

  /** What `weight` is without that of the calls which `call` makes by `by`. */
  private followInner(call: Call, roles: u32, weight: Weight, by: Share): Weight {
    const inner = call.inner();
    if (!inner || !inner.length) {
      this.lowest = min(this.lowest, inner ? 0 : purposeOf(roles));
      return weight;
    }
    // The first share is that of whoever the whole is made for.
    this.enter(by);
    let rest = weight;
    for (let i = 0; i < inner.length; i++) {
      const part = inner[i].weight();
      this.follow(inner[i], part, by);
      rest = rest.minus(part);
    }
    return rest;
  }

  private shareOf(who: AccountId, maker: Share): Share {
    if (who.equals(maker.who)) return maker;
    const known = this.known(who);
    return known ? known : new Share(who, rolesHeld(who));
  }

  private known(who: AccountId): Share | null {
    for (let i = 0; i < this.shares.length; i++) {
      if (this.shares[i].who.equals(who)) return this.shares[i];
    }
    return null;
  }

  /** Who shares the quota of another account fills that one's, too. */
  private chargeLines(): void {
    const count = this.shares.length;
    for (let i = 0; i < count; i++) {
      const share = this.shares[i];
      if (!mayShareQuota(share.roles)) continue;
      this.beside = this.beside.plus(readsWrites(2, 1, 0));
      const head = sharesQuotaOf(share.who);
      if (!head) continue;
      const known = this.known(head);
      const by = known ? known : new Share(head, share.roles);
      by.isWhole = by.isWhole || share.isWhole;
      this.charge(by, share.weight);
    }
  }

  private charge(share: Share, weight: Weight): void {
    this.enter(share);
    share.weight = share.weight.plus(weight);
  }

  private enter(share: Share): void {
    if (!this.shares.includes(share)) this.shares.push(share);
  }
}
