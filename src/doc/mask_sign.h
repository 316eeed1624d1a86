/* How a mask is written in the text: see doc/mask.h. */
#ifndef DOC_MASK_SIGN_H
#define DOC_MASK_SIGN_H

#define MASK_SIGN '\x7f'
#define MASK_COMMA ","

#endif
