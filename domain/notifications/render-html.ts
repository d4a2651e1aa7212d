import type { WrittenBlock, WrittenMail } from './render.ts';

// Mail programs need tables and inline styles, and drop what they do not know. Colours are the tokens of the site's look;
// the style block only serves the programs that follow a dark screen or a small one.
const FONT = "font-family:'Atkinson Hyperlegible Next','Atkinson Hyperlegible',Verdana,Geneva,sans-serif;";
const TABLE = 'role="presentation" cellpadding="0" cellspacing="0" border="0"';
const STYLE = `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (max-width: 480px) { .pad { padding-left: 18px !important; padding-right: 18px !important; } .h1 { font-size: 24px !important; line-height: 30px !important; } }
@media (prefers-color-scheme: dark) {
  .paper { background: #131a1c !important; } .sheet { background: #1b2527 !important; }
  .ink { color: #f1ece1 !important; } .soft { color: #c0c1b8 !important; } .amber { color: #f0bf68 !important; } .link { color: #84cfc6 !important; }
  .btn { background: #84cfc6 !important; color: #062524 !important; }
  .tealline, .sumline { border-color: #84cfc6 !important; } .tealfill { background: #84cfc6 !important; } .tealring { border-color: #84cfc6 !important; background: #131a1c !important; }
  .d-done { background: #9fd095 !important; border-color: #9fd095 !important; } .d-now { border-color: #e3ac45 !important; background: #1b2527 !important; }
  .d-next { border-color: #8c9896 !important; background: #1b2527 !important; } .d-stop { background: #f0a79a !important; border-color: #f0a79a !important; }
}`;

// What a mail program shows beside the subject, also on a locked screen: our line, and nothing of what stands below it.
const HIDE = '&#847;&zwnj;&nbsp;'.repeat(120);

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
}

export function renderHtml(mail: WrittenMail): string {
  const e = escapeHtml;
  return `<!doctype html>
<html lang="${mail.lang}" xmlns="http://www.w3.org/1999/xhtml">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${e(mail.subject)}</title>
<style>${STYLE}
</style>
</head>
<body class="paper" style="margin:0;padding:0;background:#fbf9f4">
<div style="display:none;max-height:0;overflow:hidden;mso-hide:all" aria-hidden="true">${e(mail.preview)}${HIDE}</div>
<div role="main" lang="${mail.lang}">
<table ${TABLE} class="paper" width="100%" style="background:#fbf9f4"><tr><td align="center">
<table ${TABLE} width="100%" style="max-width:600px">
${head(mail)}
<tr><td class="pad" style="padding:28px 32px 8px 32px">
  <h1 class="ink h1" style="${FONT}font-size:29px;line-height:36px;color:#1d2a2e;margin:0">${e(mail.heading)}</h1>
</td></tr>
${mail.blocks.map((block) => `<tr><td class="pad" style="padding:8px 32px">${renderBlock(block)}</td></tr>`).join('\n')}
<tr><td class="pad" style="padding:20px 32px 36px 32px">
  <p class="soft" style="${FONT}font-size:16px;line-height:24px;color:#47565a;margin:0">${e(mail.foot)}</p>${mail.unsubscribe ? unsubscribeLine(mail.unsubscribe) : ''}
</td></tr>
</table></td></tr></table>
</div>
</body>
</html>
`;
}

function unsubscribeLine({ name, url }: { name: string; url: string }): string {
  return `
  <p class="soft" style="${FONT}font-size:16px;line-height:24px;color:#47565a;margin:14px 0 0 0"><a class="link" href="${escapeHtml(url)}" style="color:#0f5c5c">${escapeHtml(name)}</a></p>`;
}

function head(mail: WrittenMail): string {
  const { lang, name, url } = mail.other;
  return `<tr><td class="pad" style="padding:24px 32px 0 32px">
  <table ${TABLE} width="100%"><tr>
    <td class="ink" style="${FONT}font-size:26px;line-height:30px;font-weight:bold;letter-spacing:-.5px;color:#1d2a2e;padding:0 0 6px 24px">Kinline</td>
    <td align="right" style="${FONT}font-size:16px;line-height:24px;padding:0 0 6px 0"><a class="link" href="${escapeHtml(url)}" lang="${lang}" hreflang="${lang}" style="display:inline-block;padding:10px 0 4px 10px;color:#0f5c5c;font-weight:bold">${escapeHtml(name)}</a></td>
  </tr></table>
  <table ${TABLE} width="100%"><tr>
    <td width="14" class="tealfill" style="width:14px;height:14px;background:#0f5c5c;border-radius:14px;font-size:0;line-height:0">&nbsp;</td>
    <td style="padding:0"><table ${TABLE} width="100%"><tr><td class="tealline" style="border-top:3px solid #0f5c5c;font-size:0;line-height:0;height:0">&nbsp;</td></tr></table></td>
    <td width="8" class="tealring" style="width:8px;height:8px;border:3px solid #0f5c5c;border-radius:14px;font-size:0;line-height:0">&nbsp;</td>
  </tr></table>
</td></tr>`;
}

function renderBlock(block: WrittenBlock): string {
  const e = escapeHtml;
  switch (block.kind) {
    case 'text':
      return `<p class="ink" style="${FONT}font-size:18px;line-height:27px;color:#1d2a2e;margin:0">${e(block.text)}</p>`;
    case 'soft':
      return `<p class="soft" style="${FONT}font-size:16px;line-height:24px;color:#47565a;margin:0">${e(block.text)}</p>`;
    case 'button':
      return `<table ${TABLE} style="margin:10px 0"><tr><td class="btn" style="background:#0f5c5c;border-radius:26px"><a class="btn" href="${e(block.url)}" style="${FONT}font-size:18px;line-height:24px;font-weight:bold;color:#ffffff;text-decoration:none;display:inline-block;padding:14px 28px;border-radius:26px">${e(block.text)}</a></td></tr></table>`;
    case 'address':
      return `<p class="soft" style="${FONT}font-size:16px;line-height:24px;color:#47565a;margin:0;word-break:break-all">${e(block.url)}</p>`;
    case 'rows':
      return renderRows(block);
    case 'steps':
      return `<table ${TABLE} width="100%">${block.steps.map(renderStep).join('')}</table>`;
  }
}

function renderRows(block: Extract<WrittenBlock, { kind: 'rows' }>): string {
  const cell = `${FONT}font-size:17px;line-height:24px;color:#1d2a2e;padding:8px 0;`;
  const rows = block.rows.map((row) => {
    const sum = row.total ? 'border-top:3px solid #0f5c5c;font-weight:bold;' : '';
    const name = `ink${row.total ? ' sumline' : ''}`;
    return `<tr><td class="${name}" style="${cell}${sum}">${escapeHtml(row.label)}</td><td align="right" class="${name}" style="${cell}padding-left:12px;white-space:nowrap;${sum}">${escapeHtml(row.value)}</td></tr>`;
  });
  const notes = block.notes.map(
    (note) => `<p class="soft" style="${FONT}font-size:16px;line-height:24px;color:#47565a;margin:10px 0 0 0">${escapeHtml(note)}</p>`,
  );
  return `<table ${TABLE} class="sheet" width="100%" style="background:#ffffff;border-radius:6px"><tr><td style="padding:18px 22px 14px 22px">
<h2 class="ink" style="${FONT}font-size:20px;line-height:26px;color:#1d2a2e;margin:0 0 6px 0">${escapeHtml(block.title)}</h2>
<table ${TABLE} width="100%">${rows.join('')}</table>${notes.join('')}
</td></tr></table>`;
}

const DOTS = {
  done: 'border:3px solid #2c6531;background:#2c6531',
  now: 'border:3px solid #bc7a07;background:#ffffff',
  next: 'border:3px dotted #7a7466;background:#ffffff',
  stop: 'border:3px solid #9c2f1f;background:#9c2f1f',
} as const;

function renderStep(step: { state: keyof typeof DOTS; title: string; when: string }): string {
  const colour = step.state === 'now' ? { name: 'amber', value: '#7d5200' } : { name: 'ink', value: '#1d2a2e' };
  const when = step.when ? `<br><span class="soft" style="color:#47565a;font-size:16px">${escapeHtml(step.when)}</span>` : '';
  return `<tr><td width="34" valign="top" style="width:34px;padding:4px 0 0 0"><table ${TABLE}><tr><td class="d-${step.state}" width="12" height="12" style="width:12px;height:12px;font-size:0;line-height:0;border-radius:12px;${DOTS[step.state]}">&nbsp;</td></tr></table></td>
<td valign="top" class="ink" style="${FONT}font-size:17px;line-height:25px;color:#1d2a2e;padding:0 0 14px 0"><b class="${colour.name}" style="color:${colour.value}">${escapeHtml(step.title)}</b>${when}</td></tr>`;
}
