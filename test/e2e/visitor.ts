import { request } from 'node:http';

const PORT = Number(process.env.E2E_PORT ?? '3900');

type Surface = 'family' | 'staff' | 'ops' | 'inside';

export interface Answer {
  status: number;
  /** Where it leads, without the origin of the surface it was asked on. */
  location: string;
  body: string;
}

/** A browser without a window: cookies per surface, forms with their token, no following of redirects. */
export class Visitor {
  readonly cookies = new Map<string, Map<string, string>>();

  async get(surface: Surface, path: string): Promise<Answer> {
    return await this.#send(surface, 'GET', path);
  }

  /** Opens the page for its form's token, then sends the form. */
  async post(surface: Surface, page: string, fields: Record<string, string>, action = page): Promise<Answer> {
    const token = /name="csrf" value="([^"]+)"/.exec((await this.get(surface, page)).body)?.[1] ?? '';
    return await this.#send(surface, 'POST', action, new URLSearchParams({ csrf: token, ...fields }).toString());
  }

  cookieOf(surface: Surface, name: string): string | undefined {
    return this.cookies.get(surface)?.get(name);
  }

  async #send(surface: Surface, method: string, path: string, body?: string): Promise<Answer> {
    const host = `${surface === 'family' ? '' : `${surface}.`}localhost:${PORT}`;
    const kept = this.cookies.get(surface) ?? new Map<string, string>();
    this.cookies.set(surface, kept);
    const headers: Record<string, string> = {
      // A client that names nothing is taken for a script and answered in JSON.
      accept: 'text/html',
      host,
      origin: `http://${host}`,
      cookie: [...kept].map(([name, value]) => `${name}=${value}`).join('; '),
    };
    if (body !== undefined) headers['content-type'] = 'application/x-www-form-urlencoded';
    return await new Promise((done, fail) => {
      const call = request({ host: '127.0.0.1', port: PORT, method, path, headers }, (res) => {
        for (const line of res.headers['set-cookie'] ?? []) {
          const [pair = ''] = line.split(';');
          const at = pair.indexOf('=');
          kept.set(pair.slice(0, at), pair.slice(at + 1));
        }
        let text = '';
        res.setEncoding('utf8');
        res.on('data', (chunk: string) => (text += chunk));
        res.on('end', () =>
          done({ status: res.statusCode!, location: (res.headers.location ?? '').replace(`http://${host}`, ''), body: text }),
        );
      });
      call.on('error', fail);
      call.end(body);
    });
  }
}
