/* The preview's own addresses: no file of a site begins with a dot.  Private
 * to serve/. */
#ifndef SERVE_OWN_H
#define SERVE_OWN_H

#define OWN_SCRIPT ".lectern/preview.js"
#define OWN_EVENTS ".lectern/events"

#endif
