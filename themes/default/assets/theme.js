// The scripts of every page; each looks for its own part of the page and does nothing where there is none. A build puts
// them, and what they import, into this one file; add your own at the end.

import "./main.js";
import "./article.js";
import "./search-page.js";
import "./plan-picker.js";
import "./root.js";
