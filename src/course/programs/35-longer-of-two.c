// title: The longer of two
// level: 4
#include <string.h>

static char home[] = "home";

const char *longer(const char *a, const char *b) {
    return strlen(a) >= strlen(b) ? a : b;
}

int main(void) {
    const char *winner = longer(home, "office");
    const char *letter = strchr(winner, 'f');
    return letter ? 0 : 1;
}
