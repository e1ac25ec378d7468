// title: A number for everyone
// level: 1
int count = 3;

int main(void) {
    count = count + 1;
    return 0;
}
