import { performance } from 'node:perf_hooks';
import { describe, expect, test } from 'vitest';
import { makeHasher } from './hasher.ts';
import { makePassphrase } from './passphrase.ts';
import { englishWords, spanishWords } from './passphrase-words.ts';
import { passwordProblem } from './password.ts';

const alone = { secondFactor: false, own: ['dana.delgado@example.com', 'Dana Delgado'] };
const withFactor = { ...alone, secondFactor: true };

describe('a new password', () => {
  test.each([
    'harbor lemon window table',
    'correct horse battery staplf',
    'ÀÉÎÕÜ ñandú größe æther',
    '密码是一个很长很长的句子没有人知道它',
    'пароль для моей бабушки',
    '🌻🦊🌙🍞🎺🚲🧵🪁🐌🎈🧊🥨🪴🪀🦉',
    "Robert'); DROP TABLE logins;--",
    '<script>alert(1)</script> tea',
    '               three spaces inside',
    'aaaa bbbb cccc dddd and more',
    'delgado likes long walks by the sea',
    '{{7*7}} ${jndi:ldap} %s%n',
  ])('may be %s', (password) => expect(passwordProblem(password, alone)).toBeNull());

  test.each([
    ['', 'password_empty'],
    [undefined, 'password_empty'],
    [['harbor lemon window table'], 'password_empty'],
    [{ length: 20 }, 'password_empty'],
    ['short one', 'password_too_short'],
    ['fourteen chars', 'password_too_short'],
    ['🌻🦊🌙🍞🎺🚲🧵🪁🐌🎈🧊🥨🪴🪀', 'password_too_short'],
    ['x'.repeat(1025), 'password_too_long'],
    ['é'.repeat(513), 'password_too_long'],
    ['aaaaaaaaaaaaaaaaaaa', 'password_repeats'],
    ['abababababababababab', 'password_repeats'],
    ['xk7qxk7qxk7qxk7q', 'password_repeats'],
    ['                    ', 'password_repeats'],
    ['abcdefghijklmnopqrs', 'password_sequence'],
    ['1234567890123456789', 'password_sequence'],
    ['98765432109876543', 'password_sequence'],
    ['qwertyuiopasdfghjkl', 'password_sequence'],
    ['1234567890abcdefgh', 'password_sequence'],
    ['passwordpassword', 'password_common'],
    ['P@ssw0rdP@ssw0rd', 'password_common'],
    ['Password 1234567890!', 'password_common'],
    ['iloveyouforever', 'password_common'],
    ['kinline kinline!', 'password_common'],
    ['Kinline-Inmate-2026', 'password_common'],
    ['correct horse battery staple', 'password_common'],
    ['contraseña contraseña', 'password_common'],
    ['te amo mi amor 2024', 'password_common'],
    ['teamo miamor 2024!', 'password_common'],
    ['dana.delgado@example.com', 'password_own_words'],
    ['DanaDelgado2026!!', 'password_own_words'],
    ['delgado1980delgado', 'password_own_words'],
  ] as const)('%s gives %s', (password, problem) => expect(passwordProblem(password, alone)).toBe(problem));

  test('is long enough at 8 beside a second factor', () => {
    expect(passwordProblem('tea+milk', withFactor)).toBeNull();
    expect(passwordProblem('tea milk'.slice(1), withFactor)).toBe('password_too_short');
    expect(passwordProblem('password', withFactor)).toBe('password_common');
    expect(passwordProblem('12345678', withFactor)).toBe('password_sequence');
  });

  test('is judged quickly, whatever it is', () => {
    const nasty = [
      'a'.repeat(1024),
      'passpass'.repeat(128),
      'lov'.repeat(341),
      '@'.repeat(1024),
      'love'.repeat(200) + 'x',
      'ﷺ'.repeat(340),
    ];
    const from = performance.now();
    for (const password of nasty) passwordProblem(password, { secondFactor: false, own: ['a'.repeat(250) + '@example.com'] });
    expect(performance.now() - from).toBeLessThan(500);
  });
});

describe('the passphrase maker', () => {
  test.each([
    ['en', englishWords],
    ['es', spanishWords],
  ] as const)('has over 1,296 plain words in %s', (_lang, words) => {
    expect(words.length).toBeGreaterThan(1296);
    expect(new Set(words).size).toBe(words.length);
    expect(words.filter((word) => !/^[a-z]{3,8}$/.test(word))).toEqual([]);
  });

  test.each(['en', 'es'] as const)('gives four different words of its language that pass every rule (%s)', (lang) => {
    const words = new Set<string>(lang === 'en' ? englishWords : spanishWords);
    const made = new Set<string>();
    for (let i = 0; i < 2000; i++) {
      const phrase = makePassphrase(lang);
      const parts = phrase.split(' ');
      expect(new Set(parts).size).toBe(4);
      expect(parts.every((part) => words.has(part))).toBe(true);
      expect(passwordProblem(phrase, alone)).toBeNull();
      made.add(phrase);
    }
    expect(made.size).toBe(2000);
  });
});

describe('the hasher', () => {
  test('keeps Argon2id at 19 MiB, two passes, with a salt of its own', async () => {
    const hasher = makeHasher();
    const [one, two] = await Promise.all([hasher.hash('tea with milk and honey'), hasher.hash('tea with milk and honey')]);
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(one).not.toBe(two);
    expect(await hasher.verify(one, 'tea with milk and honey')).toBe(true);
    expect(await hasher.verify(one, 'tea with milk and hone')).toBe(false);
    expect(await hasher.verify(null, 'nobody has this password')).toBe(false);
  });

  test('lets other work through while many wait, and refuses when the line is full', async () => {
    const hasher = makeHasher(2, 30);
    let ticks = 0;
    const timer = setInterval(() => ticks++, 5);
    const outcomes = await Promise.all(
      Array.from({ length: 40 }, () =>
        hasher.hash('tea with milk and honey').then(
          () => 'hashed',
          (e: { code: string }) => e.code,
        ),
      ),
    );
    clearInterval(timer);
    expect(outcomes.filter((outcome) => outcome === 'hashed')).toHaveLength(32);
    expect(outcomes.filter((outcome) => outcome === 'identity.busy')).toHaveLength(8);
    expect(ticks).toBeGreaterThan(20);
    await hasher.hash('the line is open again');
  });
});
