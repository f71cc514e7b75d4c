import { formatAgo, formatInstant } from '../format.ts'

/** An instant as people say it; the exact time is in the element and its tooltip. */
export const When = ({ at }: { at: string }) => (
  <time dateTime={at} title={formatInstant(at)}>
    {formatAgo(at, new Date())}
  </time>
)
