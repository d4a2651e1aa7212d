import { generateSync } from 'otplib';
import type { App } from '#kernel/app.ts';
import { isRefusal, refuse } from '#kernel/refusal.ts';
import { type Lang, publicScope, type Reach, type Scope, systemScope } from '#kernel/scope.ts';
import { acceptInvite, readInvite } from './team/accept-invite.ts';
import type { LoginRealm } from './email.ts';
import { finishSignIn } from './sign-in/finish-sign-in.ts';
import { inviteOperator, inviteStaff } from './team/invite.ts';
import { operatorRoles } from './team/lead-agency.ts';
import { mintLink } from './links/mint-link.ts';
import { emptyLogin } from './queries/leaving.ts';
import type { LinkPurpose } from './sessions/session-times.ts';
import { type SignIn, signIn } from './sign-in/sign-in.ts';
import { signUpCustomer } from './sign-in/sign-up-customer.ts';
import type { SignedIn } from './sessions/start-session.ts';
import { verifyEmail } from './sign-in/verify-email.ts';

// Builders for tests: people made by the same commands that people use.

export const GOOD_PASSWORD = 'harbor lemon window table';
export const visitor = (lang: Lang = 'en'): Scope => publicScope('test', lang);

/** The token that the address's newest mail would hold. */
export async function tokenFor(app: App, email: string, purpose: LinkPurpose, realm: LoginRealm = 'customer'): Promise<string> {
  const link = await app.tx(systemScope('test'), (tx) => mintLink(app, tx, systemScope('test'), { email, realm, purpose }));
  if (!link?.token) throw new Error(`no link for ${email}`);
  return link.token;
}

/** Takes the link of a mail instead of its reader. Beside a program that runs, the mail job mints one of its own, which ends ours: then once more. */
async function byLink<T>(
  app: App,
  mail: { email: string; purpose: LinkPurpose; realm: LoginRealm },
  use: (token: string) => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    const token = await tokenFor(app, mail.email, mail.purpose, mail.realm);
    try {
      return await use(token);
    } catch (error) {
      if (attempt === 5 || !isRefusal(error) || error.code !== 'identity.link_dead') throw error;
    }
  }
}

export async function castVerifiedCustomer(
  app: App,
  email: string,
  password = GOOD_PASSWORD,
): Promise<{ loginId: string; email: string; deviceToken: string }> {
  await signUpCustomer(app, visitor(), { email, password, agreed: true, source: email });
  return await byLink(app, { email, purpose: 'verify_email', realm: 'customer' }, (token) => verifyEmail(app, visitor(), { token }));
}

/** Its owner gave it up two weeks ago: there is no address any more. What the modules then forget is not done here. */
export async function castClosed(app: App, loginId: string): Promise<void> {
  await app.tx(systemScope('test'), (tx) => emptyLogin(tx, loginId));
}

/** The code that the mail of this attempt would hold, by the mark on its page. */
export async function mailedCode(app: App, email: string, mark: string, realm: LoginRealm = 'customer'): Promise<string> {
  const which = { email, realm, purpose: 'sign_in_code' } as const;
  const link = await app.tx(systemScope('test'), (tx) => mintLink(app, tx, systemScope('test'), which));
  if (link?.mark !== mark || !link.code) throw new Error(`no code for ${email}`);
  return link.code;
}

/** Signs in to the end: on a strange browser with the code that was mailed. */
export async function enterFully(app: App, scope: Scope, input: SignIn): Promise<SignedIn> {
  const outcome = await signIn(app, scope, input);
  if (!('attempt' in outcome)) return outcome;
  const code = await mailedCode(app, String(input.email), outcome.mark);
  return await finishSignIn(app, scope, { ...input, attempt: outcome.attempt, code });
}

export interface CastStaff {
  loginId: string;
  email: string;
  totpSecret: string;
  recoveryCodes: string[];
}

export async function castStaff(
  app: App,
  input: { email: string; agencyId: string; facilities?: Reach; roles?: string[] },
): Promise<CastStaff> {
  const { email, agencyId, facilities = 'all', roles = ['trust_clerk'] } = input;
  const where = facilities === 'all' ? { reach: 'all', facilities: [] } : { reach: 'named', facilities };
  await inviteStaff(app, systemScope('test'), { email, name: 'Rosa Clerk', agencyId, roles, ...where });
  return await accept(app, email, 'staff');
}

/** With every role, where none are named. */
export async function castOperator(app: App, email: string, roles: readonly string[] = operatorRoles): Promise<CastStaff> {
  await inviteOperator(app, systemScope('test'), { email, name: 'Olu Operator', roles });
  return await accept(app, email, 'operator');
}

async function accept(app: App, email: string, realm: 'staff' | 'operator'): Promise<CastStaff> {
  return await byLink(app, { email, purpose: 'invite', realm }, async (token) => {
    const totpSecret = (await readInvite(app, visitor(), { token, realm }))?.totpSecret ?? refuse('identity.link_dead');
    const [password, code] = [GOOD_PASSWORD, codeOf(totpSecret)];
    const made = await acceptInvite(app, visitor(), { realm, token, password, confirmation: password, code });
    return { ...made, totpSecret };
  });
}

/** What the authenticator app shows, `steps` half minutes from now. */
export function codeOf(secret: string, steps = 0): string {
  return generateSync({ secret, epoch: Math.floor(Date.now() / 1000) + steps * 30 });
}
