import type { Reply } from './http.ts';
import { html, page, rooms } from './page.ts';

export function homePage(): Reply {
  return page({
    title: 'Kinline sandbox',
    nav: rooms('/'),
    body: html`<h1>Sandbox</h1>
      <p class="lead soft">Stand-ins for what Kinline talks to. No real money, no real mail.</p>
      <ul class="plain gap read">
        <li>
          <a href="/mail">Mailbox</a>
          <p>Every mail Kinline sends: links to confirm an address, receipts, invitations.</p>
        </li>
        <li>
          <a href="/payments">Payments</a>
          <p>Payment pages and charges of the card processor.</p>
        </li>
        <li>
          <a href="/webhooks">Webhooks</a>
          <p>News the processor sends to Kinline. Hold it, send it again.</p>
        </li>
        <li>
          <a href="/cards">Test cards</a>
          <p>Numbers to pay with, and what each one does.</p>
        </li>
        <li>
          <a href="/authenticator">Authenticator</a>
          <p>The 6 numbers that staff need to log in.</p>
        </li>
      </ul>`,
  });
}
