import { Banner } from './Banner.tsx'
import { FailurePage } from './FailurePanel.tsx'
import { PageSkeleton } from './Skeleton.tsx'

/** A page's answer: its skeleton while it is on its way, what went wrong if it failed, and old rows kept while new ones come. */
export function Loaded<Data>({
  data,
  error,
  retry,
  waiting = <PageSkeleton />,
  children,
}: {
  data: Data | undefined
  error: Error | undefined
  retry: () => void
  waiting?: React.ReactNode
  children: (data: Data) => React.ReactNode
}) {
  if (data !== undefined)
    return (
      <>
        {error && (
          <Banner tone="red" title="This could not be brought up to date.">
            What you see was loaded before.{' '}
            <button className="btn s" type="button" onClick={retry}>
              Try again
            </button>
          </Banner>
        )}
        {children(data)}
      </>
    )
  if (error) return <FailurePage error={error} retry={retry} />
  return waiting
}
