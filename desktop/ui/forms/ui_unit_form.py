# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'unit_form.ui'
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
from PySide6.QtWidgets import (QApplication, QFormLayout, QLabel, QLineEdit,
    QPlainTextEdit, QSizePolicy, QWidget)

class Ui_UnitForm(object):
    def setupUi(self, UnitForm):
        if not UnitForm.objectName():
            UnitForm.setObjectName(u"UnitForm")
        self.formLayout = QFormLayout(UnitForm)
        self.formLayout.setObjectName(u"formLayout")
        self.formLayout.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.formLayout.setHorizontalSpacing(16)
        self.formLayout.setVerticalSpacing(8)
        self.nameLabel = QLabel(UnitForm)
        self.nameLabel.setObjectName(u"nameLabel")

        self.formLayout.setWidget(0, QFormLayout.ItemRole.LabelRole, self.nameLabel)

        self.name = QLineEdit(UnitForm)
        self.name.setObjectName(u"name")

        self.formLayout.setWidget(0, QFormLayout.ItemRole.FieldRole, self.name)

        self.shortLabel = QLabel(UnitForm)
        self.shortLabel.setObjectName(u"shortLabel")

        self.formLayout.setWidget(1, QFormLayout.ItemRole.LabelRole, self.shortLabel)

        self.short = QLineEdit(UnitForm)
        self.short.setObjectName(u"short")

        self.formLayout.setWidget(1, QFormLayout.ItemRole.FieldRole, self.short)

        self.fieldsLabel = QLabel(UnitForm)
        self.fieldsLabel.setObjectName(u"fieldsLabel")

        self.formLayout.setWidget(2, QFormLayout.ItemRole.LabelRole, self.fieldsLabel)

        self.fields = QLineEdit(UnitForm)
        self.fields.setObjectName(u"fields")

        self.formLayout.setWidget(2, QFormLayout.ItemRole.FieldRole, self.fields)

        self.aliasesLabel = QLabel(UnitForm)
        self.aliasesLabel.setObjectName(u"aliasesLabel")

        self.formLayout.setWidget(3, QFormLayout.ItemRole.LabelRole, self.aliasesLabel)

        self.aliases = QPlainTextEdit(UnitForm)
        self.aliases.setObjectName(u"aliases")
        self.aliases.setMaximumSize(QSize(16777215, 96))
        self.aliases.setTabChangesFocus(True)

        self.formLayout.setWidget(3, QFormLayout.ItemRole.FieldRole, self.aliases)

        self.aliasesHelp = QLabel(UnitForm)
        self.aliasesHelp.setObjectName(u"aliasesHelp")
        self.aliasesHelp.setWordWrap(True)
        self.aliasesHelp.setProperty(u"muted", True)

        self.formLayout.setWidget(4, QFormLayout.ItemRole.FieldRole, self.aliasesHelp)

#if QT_CONFIG(shortcut)
        self.nameLabel.setBuddy(self.name)
        self.shortLabel.setBuddy(self.short)
        self.fieldsLabel.setBuddy(self.fields)
        self.aliasesLabel.setBuddy(self.aliases)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(UnitForm)

        QMetaObject.connectSlotsByName(UnitForm)
    # setupUi

    def retranslateUi(self, UnitForm):
        self.nameLabel.setText(QCoreApplication.translate("UnitForm", u"&T\u00ean \u0111\u01a1n v\u1ecb, b\u1ed9 ph\u1eadn", None))
        self.shortLabel.setText(QCoreApplication.translate("UnitForm", u"T\u00ean &vi\u1ebft t\u1eaft", None))
        self.fieldsLabel.setText(QCoreApplication.translate("UnitForm", u"&L\u0129nh v\u1ef1c ph\u1ee5 tr\u00e1ch", None))
        self.aliasesLabel.setText(QCoreApplication.translate("UnitForm", u"T\u00ean g\u1ecdi &kh\u00e1c", None))
        self.aliasesHelp.setText(QCoreApplication.translate("UnitForm", u"M\u1ed7i d\u00f2ng m\u1ed9t c\u00e1ch g\u1ecdi th\u01b0\u1eddng g\u1eb7p trong v\u0103n b\u1ea3n.", None))
        pass
    # retranslateUi

