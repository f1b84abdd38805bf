// A small help centre in Arabic, made and built here.

import { BASE } from "./places.mjs";
import { siteOf } from "./small-site.mjs";

/** @type {Record<string, string>} */
const SITE = {
  "site.yaml": `title: { ar: مساعدة أتريوم, en: Atrium Help }
base_url: https://help.example.com${BASE}
default_locale: ar
locales: { ar: {}, en: { fallback: [ar] } }
contexts:
  - contacts-index: { url: /contacts, area: contacts }
`,
  "contacts.yaml": `plans: [free, pro]
channels:
  community: { plans: all, href: "https://community.example.com/" }
  phone: { kind: phone, plans: [pro], languages: [ar, en], href: "tel:+1-555-0100" }
`,
  "locales/ar.ftl": "plan-free = المجانية\nplan-pro = الاحترافية\n",
  "locales/en.ftl": "plan-free = Free\nplan-pro = Pro\n",
  "content/ar/contacts/_index.md": "---\ntitle: جهات الاتصال\n---\n",
  "content/ar/contacts/import/_index.md": "---\ntitle: الاستيراد\n---\n",
  "content/ar/contacts/import/file.md": `---
title: استيراد جهات الاتصال من ملف
contexts: [contacts-index]
description: ارفع ملف CSV وطابق أعمدته مع خصائص أتريوم.
---
يُنشئ الاستيراد جهات اتصال جديدة من ملف واحد.

## قبل أن تبدأ

:::tabs
:::tab ويندوز
افتح القائمة.
:::
:::tab ماك
افتح الشريط.
:::
:::

## الطلب

\`\`\`bash
curl https://api.example.com/v1/contacts
\`\`\`

| العمود | المعنى |
|---|---|
| \`email\` | البريد الإلكتروني |
`,
  "content/ar/contacts/import/undo.md": "---\ntitle: التراجع عن الاستيراد\n---\nيمكنك التراجع عن كل استيراد خلال ثلاثين يومًا.\n",
};

/**
 * @param {string} [contacts] another contacts.yaml
 * @returns {Promise<{ origin: string, folder: string }>}
 */
export const arabicWith = (contacts) => siteOf({ ...SITE, ...(contacts && { "contacts.yaml": contacts }) });

export const contacts = String(SITE["contacts.yaml"]);

export const site = await arabicWith();
