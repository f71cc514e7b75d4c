import { GraphQLError, type GraphQLErrorExtensions } from 'graphql'

/** An error that the caller may read: its code is one of the contract's, its message a sentence that says what to do. */
export class ExpectedError extends GraphQLError {
  constructor(code: string, sentence: string, extensions: GraphQLErrorExtensions = {}) {
    super(sentence, { extensions: { code, ...extensions } })
    this.name = new.target.name
  }
}

/** A business rule refused it; `rule` names the rule for programs. */
export class RuleError extends ExpectedError {
  constructor(rule: string, sentence: string, field?: string) {
    super('RULE', sentence, { rule, ...(field && { field }) })
  }
}

/** The input is wrong; `field` is the path of the input that is, and `remedy` a value of it that would mend it. */
export class BadInput extends ExpectedError {
  constructor(sentence: string, field?: string, remedy?: string) {
    super('BAD_USER_INPUT', sentence, { ...(field && { field }), ...(remedy && { remedy }) })
  }
}

/** There is no such thing, or the viewer may not know that there is. */
export class NotFound extends ExpectedError {
  constructor(sentence: string) {
    super('NOT_FOUND', sentence)
  }
}

/** The viewer is known and may not do this. */
export class Forbidden extends ExpectedError {
  constructor(sentence = 'Your role does not allow this. Ask an administrator of the programme if you need it.') {
    super('FORBIDDEN', sentence)
  }
}

/** Signing in would be needed first. */
export class Unauthenticated extends ExpectedError {
  constructor(sentence = 'Sign in to do this.') {
    super('UNAUTHENTICATED', sentence)
  }
}

/** Someone was faster: the thing changed since it was read. */
export class Conflict extends ExpectedError {
  constructor(sentence: string, currentVersion?: number) {
    super('CONFLICT', sentence, currentVersion === undefined ? {} : { currentVersion })
  }
}

/** Too often in too short a time. */
export class RateLimited extends ExpectedError {
  constructor(sentence: string, retryAfterSeconds: number) {
    super('RATE_LIMITED', sentence, { retryAfterSeconds })
  }
}
