import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import { holdPort, makeDataDir, runToEnd } from './program.ts'

const dataDir = makeDataDir()
const start = (env: Record<string, string>, args: string[] = []) => runToEnd('main', args, { PORT: '0', DATA_DIR: join(dataDir, 'data'), ...env })

test.for([
  [{ PORT: 'http' }, 'PORT must be a whole number from 0 to 65535, 0 for any free port; it is "http".'],
  [{ PORT: '70000' }, 'PORT must be a whole number from 0 to 65535, 0 for any free port; it is "70000".'],
  [{ HOST: '300.1.2.3' }, 'HOST must be an IP address or a host name; it is "300.1.2.3".'],
  [{ HOST: '192.0.2.7' }, 'HOST 192.0.2.7 is not an address of this machine.'],
  [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL must be one of silent, fatal, error, warn, info, debug, trace; it is "loud".'],
  [{ RATE_LIMIT_FACTOR: '-1' }, 'RATE_LIMIT_FACTOR must be a number above 0 and up to 1000000; it is "-1".'],
  [{ TRUSTED_PROXIES: 'true' }, 'TRUSTED_PROXIES must be a whole number from 0 to 10; it is "true".'],
  [
    { PUBLIC_URL: 'careweave.example' },
    'PUBLIC_URL must be an address such as https://careweave.example, without a path; it is "careweave.example".',
  ],
  [{ OIDC_ISSUER: 'https://id.example' }, 'OIDC_CLIENT_ID is missing: with OIDC_ISSUER it must be the name of this client at the provider.'],
  [{ SMTP_URL: 'https://mail.example:secret' }, 'SMTP_URL must be an address such as smtps://user:password@mail.example:465.'],
  [{ SMTP_URL: 'smtp://mail.example' }, 'MAIL_FROM is missing: with SMTP_URL it must be the address that letters are from.'],
  [
    { SMTP_URL: 'smtp://mail.example', MAIL_FROM: 'a@b.example, c@d.example' },
    'MAIL_FROM must be an address such as careweave@example.org, or Careweave <careweave@example.org>; it is "a@b.example, c@d.example".',
  ],
  [
    { SMTP_URL: 'smtp://mail.example', MAIL_FROM: 'Careweave <careweave@b.example>' },
    'PUBLIC_URL is missing: with SMTP_URL it must be the address that letters lead to.',
  ],
  [{ DATABASE_URL: 'mysql://somewhere:secret@host/x' }, 'DATABASE_URL must be an address such as postgresql://user:password@host:5432/database.'],
] as const)('%o stops the start with one line', async ([env, line]) => {
  await expect(start(env)).resolves.toEqual({ code: 1, output: '', errors: `${line}\n` })
})

test('a port in use is named', async () => {
  const { port, release } = await holdPort()
  const line = `PORT ${port} on 127.0.0.1 is in use by another program: stop that one, or choose another PORT.\n`
  await expect(start({ PORT: String(port) })).resolves.toEqual({ code: 1, output: '', errors: line })
  await release()
})

test('a database that does not answer is named, its password is not', async () => {
  const { port, release } = await holdPort()
  await release()
  const { code, errors } = await start({ DATABASE_URL: `postgresql://somebody:secret@127.0.0.1:${port}/careweave` })
  expect([code, errors]).toEqual([1, `DATABASE_URL: no PostgreSQL answers at 127.0.0.1:${port} (ECONNREFUSED).\n`])
})

test('the demonstration does not run on a database of one’s own', async () => {
  const { code, errors } = await start({ DATABASE_URL: 'postgresql://a:b@127.0.0.1:1/c' }, ['--demo'])
  expect([code, errors]).toEqual([1, 'DATABASE_URL must be empty with --demo: the demonstration set has an embedded database of its own.\n'])
})

test('a data folder that cannot be made is named', async () => {
  const file = join(dataDir, 'a-file')
  writeFileSync(file, '')
  const { code, errors } = await start({ DATA_DIR: join(file, 'data') })
  expect(code).toBe(1)
  expect(errors).toMatch(/^The folder of DATA_DIR, .*a-file\/data, cannot be made: ENOTDIR.*\n$/)
})

test('an argument that is not known is named', async () => {
  const { code, errors } = await start({}, ['--demonstration'])
  expect(code).toBe(1)
  expect(errors).toMatch(/^Unknown option '--demonstration'.*\n$/)
})

test('a command with wrong arguments prints its usage', async () => {
  const { code, output, errors } = await runToEnd('cli/token', ['--role', 'BOSS'], { DATA_DIR: join(dataDir, 'data') })
  expect([code, output]).toEqual([1, ''])
  expect(errors).toMatch(/^--role must be one of MEMBER, ANALYST, PILOT_LEAD, ADMIN\. Usage: npm run --silent token .*\n$/)
})
