import type { Door } from '#domain/devices/index.ts';
import type { Session } from '#domain/identity/index.ts';
import type { App as Kinline } from '#kernel/app.ts';
import type { Lang, Scope } from '#kernel/scope.ts';
import type { TextSize } from '#web/inside/door.ts';
import type { PageRequest } from '#web/page-request.ts';

declare global {
  namespace App {
    interface Locals {
      app: Kinline;
      scope: Scope;
      lang: Lang;
      surface: 'family' | 'staff' | 'ops' | 'inside';
      /** The signed-in session of this surface's realm, or null. */
      session: Session | null;
      /** Inside: the device, and who is signed in at it. Null at a browser that is none of ours. */
      door: Door | null;
      /** Inside: the browser still carries a session that has ended. */
      isLeftBehind: boolean;
      textSize: TextSize;
      csrf: string;
      /** The address without the surface's prefix, as the browser shows it. */
      path: string;
      /** Where the request comes from, for budgets against guessing. */
      source: string;
      /** Whether a browser would keep a Secure cookie at this address. */
      cookiesWork: boolean;
      requestId: string;
      /** Whether phones may keep the worker of web/app/worker.js. */
      workerOn: boolean;
      /** The one place outside that forms may lead to. */
      processorOrigin: string;
    }
    interface Error {
      message: string;
      reference?: string;
    }
    interface Platform {
      req: PageRequest;
    }
  }
}

export {};
