/** Who answers requests. Appointed by governance; each appointment has a number of its own. */
import { Errors, Storage } from "../../runtime/generated/oracle_client";
import { AccountId, DispatchResult, ok } from "../../runtime/primitives";
import { Vec } from "../../runtime/support/words";
import { grant, revoke } from "../registry/roles";
import { Role } from "../registry/schema";
import { parameters } from "./parameters";
import { Answer, Constants, Operator } from "./schema";

export function operators(): Vec<Operator> {
  return Storage.operators.get();
}

/** The operator that `account` is, or null. */
export function operatorIn(list: Vec<Operator>, account: AccountId): Operator | null {
  for (let i = 0; i < list.length; i++) {
    if (list[i].account.equals(account)) return list[i];
  }
  return null;
}

/** Appends `account` to the operators. */
export function appoint(account: AccountId): DispatchResult {
  const list = operators();
  if (<u32>list.length >= Constants.maxOperators) return Errors.TooManyOperators();
  if (!grant(account, Role.OracleOperator)) return Errors.AlreadyOperator();
  list.push(new Operator(account, nextTerm()));
  Storage.operators.put(list);
  return ok();
}

function nextTerm(): u32 {
  return Storage.terms.mutate<u32>(1, (terms, by) => terms + by) - 1;
}

/** Removes `account` from the operators, while the others still make a quorum. */
export function dismiss(account: AccountId): DispatchResult {
  const list = operators();
  const rest = new Array<Operator>();
  for (let i = 0; i < list.length; i++) {
    if (!list[i].account.equals(account)) rest.push(list[i]);
  }
  if (rest.length == list.length) return Errors.NotOperator();
  if (<u32>rest.length < parameters().quorum) return Errors.QuorumOutOfReach();
  revoke(account, Role.OracleOperator);
  Storage.operators.put(rest);
  return ok();
}

/** Those of `answers` that were reported under an appointment of `list`. */
export function valid(answers: Vec<Answer>, list: Vec<Operator>): Vec<Answer> {
  const kept = new Array<Answer>();
  for (let i = 0; i < answers.length; i++) {
    const operator = operatorIn(list, answers[i].operator);
    if (operator && operator.term == answers[i].term) kept.push(answers[i]);
  }
  return kept;
}
