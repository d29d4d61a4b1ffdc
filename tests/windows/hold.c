/* Holds a file as a word processor does: others may read it, nobody may write, move or replace it. With a second argument
   others may write to it too, as viewers allow. Says so, and lets go when its input ends. */
#include <stdio.h>
#include <windows.h>

int wmain(int count, wchar_t **arguments) {
    HANDLE file = INVALID_HANDLE_VALUE;
    DWORD shared = count > 2 ? FILE_SHARE_READ | FILE_SHARE_WRITE : FILE_SHARE_READ;
    DWORD access = count > 2 ? GENERIC_READ : GENERIC_READ | GENERIC_WRITE;
    if (count > 1)
        file = CreateFileW(arguments[1], access, shared, NULL, OPEN_EXISTING, 0, NULL);
    if (file == INVALID_HANDLE_VALUE)
        return 1;
    puts("held");
    fflush(stdout);
    while (getchar() != EOF) {
    }
    CloseHandle(file);
    return 0;
}
