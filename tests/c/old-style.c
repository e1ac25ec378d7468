// Functions as they were written before 1989.
#include <stdlib.h>
int add(a, b)
    int *a;
    int b;
{
    register int sum = *a + b;
    return sum;
}
char *duplicate(text, room) char *text; unsigned room; {
    char *copy = malloc(room);
    *copy = *text;
    return copy;
}
main()
{
    int one = 1;
    int two = add(&one, 1);
    char *c = duplicate("abc", 4);
    return two - 2 + (*c != 'a');
}
