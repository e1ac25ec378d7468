// extern in a function, tentative definitions, a definition after its use.
extern int early;
int early;
int early;
static int *table[2];
static int peek(void) {
    extern int late;
    int *p = &late;
    return *p;
}
int late = 4;
extern const char *const words[];
int main(void) {
    extern int late;
    static int *kept;
    kept = &late;
    table[0] = &early;
    int *a = table[0];
    const char *w = words[1];
    return peek() - 4 + (*a != 0) + (*kept != 4) + (*w != 't');
}
const char *const words[] = { "one", "two" };
