// title: A hash table
// level: 5
#include <stdlib.h>
#include <string.h>

#define BUCKETS 8

struct entry {
    char *key;
    int value;
    struct entry *next;
};

static struct entry *table[BUCKETS];

static unsigned hash(const char *key) {
    unsigned h = 5381;
    while (*key)
        h = 33 * h + (unsigned char)*key++;
    return h % BUCKETS;
}

void put(const char *key, int value) {
    struct entry **slot = &table[hash(key)];
    struct entry *fresh = malloc(sizeof *fresh);
    fresh->key = strdup(key);
    fresh->value = value;
    fresh->next = *slot;
    *slot = fresh;
}

struct entry *get(const char *key) {
    struct entry *at = table[hash(key)];
    while (at && strcmp(at->key, key) != 0)
        at = at->next;
    return at;
}

int main(void) {
    put("one", 1);
    put("two", 2);
    struct entry *found = get("two");
    return found->value - 2;
}
