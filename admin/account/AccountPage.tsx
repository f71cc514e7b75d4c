import { useQuery } from '@apollo/client/react'
import { Navigate } from 'react-router'

import { AccountDocument } from '../graphql.generated.ts'
import { paths } from '../shared/paths.ts'
import { QuerySource } from '../shared/query/QuerySource.tsx'
import { Banner } from '../shared/ui/Banner.tsx'
import { Card } from '../shared/ui/Card.tsx'
import { Facts } from '../shared/ui/Facts.tsx'
import { Loaded } from '../shared/ui/Loaded.tsx'
import { PageHead } from '../shared/ui/PageHead.tsx'
import { SingleKeysSwitch } from '../shared/ui/SingleKeysSwitch.tsx'
import { roleName } from '../shared/words.ts'
import { LettersCard } from './LettersCard.tsx'
import { PasswordCard } from './PasswordCard.tsx'
import { SecondFactorCard } from './SecondFactorCard.tsx'
import { SessionsCard } from './SessionsCard.tsx'
import { TokensCard } from './TokensCard.tsx'

/** The signed-in person's own letters, password, second factor, sessions and tokens. */
export function AccountPage() {
  const { data, error, refetch } = useQuery(AccountDocument, { fetchPolicy: 'cache-and-network' })
  return (
    <Loaded data={data} error={error} retry={() => void refetch()}>
      {({ viewer }) =>
        viewer ? (
          <QuerySource document={AccountDocument}>
            <PageHead title="Your account" lead={`${viewer.name} · ${viewer.email}`} />
            <div className="body wrap-page grid">
              {viewer.secondFactorRequired && !viewer.hasSecondFactor && (
                <Banner tone="amber" title="Set up a second factor to go on.">
                  An administrator requires one for your account. Until it is set up you see what the public sees.
                </Banner>
              )}
              <div className="grid main-side">
                <div className="grid">
                  <TokensCard viewer={viewer} />
                  <SessionsCard viewer={viewer} />
                </div>
                <div className="grid">
                  <Card title="Your role" query={['viewer.role', 'viewer.pilots']}>
                    <div className="cb">
                      <Facts
                        facts={[
                          ['Role', roleName[viewer.role]],
                          ['Pilots', viewer.pilots.map(({ shortName }) => shortName).join(', ')],
                        ]}
                      />
                    </div>
                  </Card>
                  {viewer.role !== 'PUBLIC' && <LettersCard pace={viewer.letters} email={viewer.email} />}
                  {viewer.hasPassword && <PasswordCard />}
                  <SecondFactorCard hasSecondFactor={viewer.hasSecondFactor} isRequired={viewer.secondFactorRequired} />
                  <Card title="This device">
                    <div className="cb">
                      <SingleKeysSwitch />
                    </div>
                  </Card>
                </div>
              </div>
            </div>
          </QuerySource>
        ) : (
          <Navigate to={paths.signIn(paths.account)} replace />
        )
      }
    </Loaded>
  )
}
