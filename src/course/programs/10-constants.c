// title: What const changes
// level: 2
const int limit = 100;
static const char digits[] = "0123456789";

int main(void) {
    const int half = 50;
    const int *p = &limit;
    const char *d = digits;
    return *p - half == 50 && *d == '0' ? 0 : 1;
}
