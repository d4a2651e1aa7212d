import { type IncomingHttpHeaders, request } from 'node:http';

export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
  /** Everything that came over the wire, headers too. */
  bytes: number;
}

/**
 * The little of a browser that is needed to look at pages: keeps cookies (also secure ones: the address is this machine's), follows
 * nothing, opens a connection for each request so that its bytes can be counted.
 */
export class Browser {
  readonly #port: number;
  readonly #cookies = new Map<string, string>();

  constructor(port: number, cookie = '') {
    this.#port = port;
    for (const pair of cookie.split('; ').filter(Boolean)) this.#keep(pair);
  }

  get cookie(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  async get(path: string, headers: Record<string, string> = {}): Promise<Answer> {
    return await this.#send('GET', path, headers);
  }

  async post(path: string, form: Record<string, string>): Promise<Answer> {
    const headers = { 'content-type': 'application/x-www-form-urlencoded', origin: `http://localhost:${this.#port}` };
    return await this.#send('POST', path, headers, new URLSearchParams(form).toString());
  }

  #send(method: string, path: string, more: Record<string, string>, body?: string): Promise<Answer> {
    const headers = {
      host: `localhost:${this.#port}`,
      accept: 'text/html',
      ...(this.#cookies.size > 0 ? { cookie: this.cookie } : {}),
      ...more,
    };
    return new Promise((done, fail) => {
      const call = request({ host: '127.0.0.1', port: this.#port, agent: false, method, path, headers }, (res) => {
        const parts: Buffer[] = [];
        res.on('data', (part: Buffer) => parts.push(part));
        res.on('end', () => {
          for (const line of res.headers['set-cookie'] ?? []) this.#keep(line.split(';', 1)[0]!);
          done({ status: res.statusCode!, headers: res.headers, body: Buffer.concat(parts).toString(), bytes: res.socket.bytesRead });
        });
      });
      call.on('error', fail);
      call.end(body);
    });
  }

  #keep(pair: string): void {
    const at = pair.indexOf('=');
    this.#cookies.set(pair.slice(0, at), pair.slice(at + 1));
  }
}
