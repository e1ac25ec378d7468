// title: The address of a global
// level: 1
int everywhere = 5;

int main(void) {
    int *p = &everywhere;
    *p = 6;
    return 0;
}
