import { env } from '../env';

/** Who runs this server, as it stands in the environment; null where the operator has given nothing. */
export interface Operator {
  readonly name: string | null;
  readonly addressLines: readonly string[];
  readonly email: string | null;
}

export function operator(): Operator {
  return {
    name: env.OPERATOR_NAME ?? null,
    addressLines: (env.OPERATOR_ADDRESS ?? '')
      .split('|')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
    email: env.OPERATOR_EMAIL ?? null,
  };
}

/** Returns the variables that the operator still has to set before strangers may be let in. */
export function missingAboutOperator(): string[] {
  const { name, addressLines, email } = operator();
  return [
    ...(name === null ? ['OPERATOR_NAME'] : []),
    ...(addressLines.length === 0 ? ['OPERATOR_ADDRESS'] : []),
    ...(email === null ? ['OPERATOR_EMAIL'] : []),
  ];
}
