// title: States that are functions
// level: 5
#include <stdio.h>

struct machine;
typedef void (*state)(struct machine *);

struct machine {
    state now;
    const char *input;
    int words;
};

static void outside(struct machine *m);
static void inside(struct machine *m);

static void outside(struct machine *m) {
    if (*m->input != ' ') {
        m->words++;
        m->now = inside;
    }
    m->input++;
}

static void inside(struct machine *m) {
    if (*m->input == ' ')
        m->now = outside;
    m->input++;
}

int main(void) {
    struct machine m = { .now = outside, .input = "to be or not" };
    while (*m.input)
        m.now(&m);
    printf("%d\n", m.words);
    return m.words - 4;
}
