# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'editor_find.ui'
##
## Created by: Qt User Interface Compiler version 6.11.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QCheckBox, QHBoxLayout, QLabel,
    QLineEdit, QPushButton, QSizePolicy, QSpacerItem,
    QToolButton, QVBoxLayout, QWidget)

class Ui_EditorFind(object):
    def setupUi(self, EditorFind):
        if not EditorFind.objectName():
            EditorFind.setObjectName(u"EditorFind")
        self.rows = QVBoxLayout(EditorFind)
        self.rows.setSpacing(6)
        self.rows.setObjectName(u"rows")
        self.rows.setContentsMargins(8, 6, 8, 6)
        self.find_row = QHBoxLayout()
        self.find_row.setSpacing(8)
        self.find_row.setObjectName(u"find_row")
        self.find_row.setContentsMargins(0, 0, 0, 0)
        self.find_label = QLabel(EditorFind)
        self.find_label.setObjectName(u"find_label")
        self.find_label.setTextFormat(Qt.TextFormat.PlainText)

        self.find_row.addWidget(self.find_label)

        self.find_edit = QLineEdit(EditorFind)
        self.find_edit.setObjectName(u"find_edit")
        self.find_edit.setClearButtonEnabled(True)

        self.find_row.addWidget(self.find_edit)

        self.previous_button = QPushButton(EditorFind)
        self.previous_button.setObjectName(u"previous_button")
        self.previous_button.setAutoDefault(False)

        self.find_row.addWidget(self.previous_button)

        self.next_button = QPushButton(EditorFind)
        self.next_button.setObjectName(u"next_button")
        self.next_button.setAutoDefault(False)

        self.find_row.addWidget(self.next_button)

        self.count_label = QLabel(EditorFind)
        self.count_label.setObjectName(u"count_label")
        self.count_label.setTextFormat(Qt.TextFormat.PlainText)
        self.count_label.setProperty(u"muted", True)

        self.find_row.addWidget(self.count_label)

        self.close_button = QToolButton(EditorFind)
        self.close_button.setObjectName(u"close_button")
        self.close_button.setAutoRaise(True)

        self.find_row.addWidget(self.close_button)

        self.find_row.setStretch(1, 1)

        self.rows.addLayout(self.find_row)

        self.replace_row = QWidget(EditorFind)
        self.replace_row.setObjectName(u"replace_row")
        self.replace_layout = QHBoxLayout(self.replace_row)
        self.replace_layout.setSpacing(8)
        self.replace_layout.setObjectName(u"replace_layout")
        self.replace_layout.setContentsMargins(0, 0, 0, 0)
        self.replace_label = QLabel(self.replace_row)
        self.replace_label.setObjectName(u"replace_label")
        self.replace_label.setTextFormat(Qt.TextFormat.PlainText)

        self.replace_layout.addWidget(self.replace_label)

        self.replace_edit = QLineEdit(self.replace_row)
        self.replace_edit.setObjectName(u"replace_edit")

        self.replace_layout.addWidget(self.replace_edit)

        self.replace_button = QPushButton(self.replace_row)
        self.replace_button.setObjectName(u"replace_button")
        self.replace_button.setAutoDefault(False)

        self.replace_layout.addWidget(self.replace_button)

        self.replace_all_button = QPushButton(self.replace_row)
        self.replace_all_button.setObjectName(u"replace_all_button")
        self.replace_all_button.setAutoDefault(False)

        self.replace_layout.addWidget(self.replace_all_button)

        self.replace_layout.setStretch(1, 1)

        self.rows.addWidget(self.replace_row)

        self.option_row = QHBoxLayout()
        self.option_row.setSpacing(8)
        self.option_row.setObjectName(u"option_row")
        self.option_row.setContentsMargins(0, 0, 0, 0)
        self.case_check = QCheckBox(EditorFind)
        self.case_check.setObjectName(u"case_check")

        self.option_row.addWidget(self.case_check)

        self.marks_check = QCheckBox(EditorFind)
        self.marks_check.setObjectName(u"marks_check")

        self.option_row.addWidget(self.marks_check)

        self.option_space = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.option_row.addItem(self.option_space)


        self.rows.addLayout(self.option_row)

#if QT_CONFIG(shortcut)
        self.find_label.setBuddy(self.find_edit)
        self.replace_label.setBuddy(self.replace_edit)
#endif // QT_CONFIG(shortcut)
        QWidget.setTabOrder(self.find_edit, self.replace_edit)
        QWidget.setTabOrder(self.replace_edit, self.next_button)
        QWidget.setTabOrder(self.next_button, self.previous_button)
        QWidget.setTabOrder(self.previous_button, self.replace_button)
        QWidget.setTabOrder(self.replace_button, self.replace_all_button)
        QWidget.setTabOrder(self.replace_all_button, self.case_check)
        QWidget.setTabOrder(self.case_check, self.marks_check)
        QWidget.setTabOrder(self.marks_check, self.close_button)

        self.retranslateUi(EditorFind)

        QMetaObject.connectSlotsByName(EditorFind)
    # setupUi

    def retranslateUi(self, EditorFind):
        self.find_label.setText(QCoreApplication.translate("EditorFind", u"T\u00ecm:", None))
        self.previous_button.setText(QCoreApplication.translate("EditorFind", u"Tr\u01b0\u1edbc", None))
#if QT_CONFIG(tooltip)
        self.previous_button.setToolTip(QCoreApplication.translate("EditorFind", u"Ch\u1ed7 tr\u01b0\u1edbc (Shift+F3)", None))
#endif // QT_CONFIG(tooltip)
        self.next_button.setText(QCoreApplication.translate("EditorFind", u"Sau", None))
#if QT_CONFIG(tooltip)
        self.next_button.setToolTip(QCoreApplication.translate("EditorFind", u"Ch\u1ed7 sau (F3)", None))
#endif // QT_CONFIG(tooltip)
        self.count_label.setText("")
        self.close_button.setText(QCoreApplication.translate("EditorFind", u"\u2715", None))
#if QT_CONFIG(tooltip)
        self.close_button.setToolTip(QCoreApplication.translate("EditorFind", u"\u0110\u00f3ng (Esc)", None))
#endif // QT_CONFIG(tooltip)
#if QT_CONFIG(accessibility)
        self.close_button.setAccessibleName(QCoreApplication.translate("EditorFind", u"\u0110\u00f3ng thanh t\u00ecm ki\u1ebfm", None))
#endif // QT_CONFIG(accessibility)
        self.replace_label.setText(QCoreApplication.translate("EditorFind", u"Thay b\u1eb1ng:", None))
        self.replace_button.setText(QCoreApplication.translate("EditorFind", u"Thay", None))
        self.replace_all_button.setText(QCoreApplication.translate("EditorFind", u"Thay t\u1ea5t c\u1ea3", None))
        self.case_check.setText(QCoreApplication.translate("EditorFind", u"Ph\u00e2n bi\u1ec7t ch\u1eef hoa, ch\u1eef th\u01b0\u1eddng", None))
        self.marks_check.setText(QCoreApplication.translate("EditorFind", u"T\u00ecm c\u1ea3 khi kh\u00f4ng g\u00f5 d\u1ea5u", None))
        pass
    # retranslateUi

