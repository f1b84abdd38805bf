// The contact page where there is a form: both of its scripts, joined by the build.

import "./contact-form.js";
import "./plan-picker.js";
