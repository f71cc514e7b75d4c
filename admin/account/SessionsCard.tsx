import type { FragmentType } from '@apollo/client'
import { useFragment, useMutation } from '@apollo/client/react'

import { SessionsCard_ViewerFragmentDoc, SignOutEverywhereDocument, type SessionsCard_ViewerFragment } from '../graphql.generated.ts'
import { formatInstant } from '../shared/format.ts'
import { paths } from '../shared/paths.ts'
import { Card } from '../shared/ui/Card.tsx'
import { DataTable, type Column } from '../shared/ui/DataTable.tsx'
import { Tag } from '../shared/ui/Tag.tsx'
import { When } from '../shared/ui/When.tsx'

type Row = SessionsCard_ViewerFragment['sessions'][number]

const columns: readonly Column<Row>[] = [
  {
    name: 'Browser',
    cell: ({ userAgent, current }) => (
      <>
        {nameBrowser(userAgent)} {current && <Tag tone="green">This one</Tag>}
      </>
    ),
  },
  { name: 'From', cell: ({ address }) => <span className="num">{address ?? 'unknown'}</span> },
  { name: 'Signed in', cell: ({ createdAt }) => <When at={createdAt} /> },
  { name: 'Last used', cell: ({ lastSeenAt }) => <When at={lastSeenAt} /> },
  { name: 'Ends', cell: ({ endsAt }) => formatInstant(endsAt) },
]

/** Where the account is signed in, and a way to end all of it. */
export function SessionsCard({ viewer }: { viewer: FragmentType<SessionsCard_ViewerFragment> }) {
  const { data, complete } = useFragment({ fragment: SessionsCard_ViewerFragmentDoc, from: viewer })
  const [signOut, { loading }] = useMutation(SignOutEverywhereDocument)
  if (!complete) return null
  const leave = async () => {
    await signOut()
    window.location.assign(paths.signIn())
  }
  return (
    <Card
      title="Where you are signed in"
      query={['viewer.sessions']}
      actions={
        <button className="btn s warn" type="button" disabled={loading} onClick={leave}>
          Sign out everywhere
        </button>
      }
    >
      <DataTable caption="Sessions" columns={columns} rows={data.sessions} rowKey={({ id }) => id} />
    </Card>
  )
}

// "Firefox on Linux": enough to know one's own browsers apart.
function nameBrowser(userAgent: string | null): string {
  const browser = ['Edg', 'Firefox', 'Chrome', 'Safari'].find((name) => userAgent?.includes(name)) ?? 'A browser'
  const system = ['Android', 'iPhone', 'iPad', 'Windows', 'Mac OS', 'Linux'].find((name) => userAgent?.includes(name))
  return `${browser.replace('Edg', 'Edge')}${system ? ` on ${system}` : ''}`
}
