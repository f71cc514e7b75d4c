import { paths } from '../shared/paths.ts'
import { PageHead } from '../shared/ui/PageHead.tsx'
import { Tabs } from '../shared/ui/Tabs.tsx'

/** The head that the three pages about accounts share. */
export function AccountsHead({ title, actions }: { title: string; actions?: React.ReactNode }) {
  return (
    <PageHead title={title} lead="Who may sign in, whom you invited, and which programs ask the graph" actions={actions}>
      <Tabs
        name="Accounts"
        tabs={[
          { name: 'Accounts', to: paths.accounts },
          { name: 'Invitations', to: paths.invitations },
          { name: 'API tokens', to: paths.tokens },
        ]}
      />
    </PageHead>
  )
}
