// title: A name in a record
// level: 3
#include <stdlib.h>
#include <string.h>

struct person {
    char *name;
    int age;
};

int main(void) {
    struct person ada = { "Ada", 36 };
    struct person *bob = malloc(sizeof *bob);
    bob->name = strdup("Bob");
    bob->age = ada.age;
    free(bob->name);
    free(bob);
    return 0;
}
